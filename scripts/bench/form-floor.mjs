// node scripts/bench/form-floor.mjs: what handing in a registration is made of, beside posts of a bare application of the same
// framework that do one thing of it each. Not a bench, since it holds nothing to a target: it says below what no post of this
// framework that keeps what it was sent can come. Every row is measured in turns, eight posts at a time as in the bench.
import crypto from 'node:crypto';
import { Failure, runCommand } from '../machine/failure.mjs';
import { inProject } from '../machine/paths.mjs';
import { generateClient } from '../start/build.mjs';
import { cookiesOf, processorTime, SLUG, startApplication } from './application.mjs';
import { startBareApplication } from './bare-application.mjs';
import { makeDelegates } from './delegates.mjs';
import { actionOf, formPost, isSaved, registrationPage, registrationPost } from './form-post.mjs';
import { median, rate } from './load.mjs';

const ROUNDS = 7;
const WARM = 3;
const PERSONS = 60;
/** What handing in sends to the database besides BEGIN and COMMIT, and how many of these write a row. */
const STATEMENTS = 8;
const WRITES = 5;

const page = `import { headers } from 'next/headers';\nimport { Form } from '../form';\n\nexport default async function Page() {\n  await headers();\n  return <Form />;\n}\n`;
const floor = {
  folder: inProject('.data', 'bench-form-floor'),
  files: {
    'next.config.mjs': `export default { poweredByHeader: false, serverExternalPackages: ['pg'] };\n`,
    'proxy.js': `import { NextResponse } from 'next/server';\n\nexport function proxy(request) {\n  const nonce = crypto.randomUUID();\n  const policy = \`script-src 'self' 'nonce-\${nonce}'\`;\n  request.headers.set('content-security-policy', policy);\n  return NextResponse.next({ request: { headers: request.headers }, headers: { 'content-security-policy': policy } });\n}\n\nexport const config = { matcher: ['/proxied'] };\n`,
    'app/layout.jsx': `export default function Layout({ children }) {\n  return (\n    <html lang="en">\n      <body>{children}</body>\n    </html>\n  );\n}\n`,
    'app/page.jsx': `export default function Page() {\n  return <p>Hello</p>;\n}\n`,
    'app/form.jsx': `'use client';\nimport { useActionState } from 'react';\nimport { save } from './save';\n\nexport function Form() {\n  const [state, action] = useActionState(save, { status: 'idle' });\n  return (\n    <form action={action}>\n      <input name="name" />\n      <button>Send</button>\n      <p>{state.status}</p>\n    </form>\n  );\n}\n`,
    'app/plain/page.jsx': page,
    'app/proxied/page.jsx': page,
    // One action for every row: the webpack build gives them no names to tell them apart by.
    'app/save.js': `'use server';\nimport { Pool } from 'pg';\n\nconst pool = new Pool({ connectionString: process.env.DATABASE_URL });\n\nexport async function save(state, data) {\n  const keeps = data.get('keeps');\n  if (keeps === 'nothing') return { status: 'ok' };\n  const client = await pool.connect();\n  try {\n    await client.query('BEGIN');\n    for (let n = 0; n < ${STATEMENTS}; n += 1)\n      if (keeps === 'rows' && n < ${WRITES})\n        await client.query({ name: 'row', text: 'INSERT INTO "IdempotencyKey" (actor, action, key, "inputHash", result) VALUES (\\'bench\\', \\'floor\\', gen_random_uuid()::text, \\'none\\', $1)', values: [JSON.stringify(Object.fromEntries(data))] });\n      else await client.query({ name: 'one', text: 'SELECT $1::int AS one', values: [n] });\n    await client.query('COMMIT');\n    return { status: 'ok' };\n  } finally {\n    client.release();\n  }\n}\n`,
  },
};

await runCommand(async () => {
  if (processorTime(process.pid) === null)
    throw new Failure('This system does not tell the processor time of a process.');
  await generateClient();
  const application = await startApplication();
  try {
    const { environment } = application;
    const bare = await startBareApplication(floor, { DATABASE_URL: environment.DATABASE_URL });
    try {
      await measure(application, bare);
    } finally {
      await bare.stop();
    }
  } finally {
    await application.stop();
  }
});

/** A post of the bare application with as many fields as a registration. */
function barePost({ origin, build }, path, keeps) {
  const fields = { keeps, name: 'Bench', key: crypto.randomUUID(), meeting: SLUG, registration: crypto.randomUUID() };
  const more = Object.fromEntries(
    ['givenName', 'surname', 'title', 'function', 'institution', 'mode', 'locale', 'languages'].map((name) => [
      name,
      'Migration Officer',
    ]),
  );
  return formPost(actionOf(build, 'save', 'app/save.js'), { origin, path, fields: { ...fields, ...more } });
}

/** Measures in turns, so that whatever else the machine does meets all of them, and prints a row for each. */
async function measure(application, bare) {
  const rows = [
    ['a form post that keeps nothing', '/plain', 'nothing'],
    ['… behind a proxy that hands out a nonce', '/proxied', 'nothing'],
    [`… with ${STATEMENTS} statements in a transaction`, '/proxied', 'statements'],
    [`… of which ${WRITES} write a row`, '/proxied', 'rows'],
  ].map(([name, path, keeps]) => ({
    name,
    server: bare,
    calls: () => Array(PERSONS * 2).fill(barePost(bare, path, keeps)),
    values: [],
  }));
  const ours = { name: 'handing in', server: application, values: [] };
  const groups = await makeDelegates(
    application.environment.DATABASE_OWNER_URL,
    SLUG,
    Array(WARM + ROUNDS).fill(PERSONS),
  );
  for (const [round, delegates] of groups.entries()) {
    const accounts = delegates.map(({ accountId }) => accountId);
    const cookies = await cookiesOf(application.environment, accounts);
    const opened = delegates.map((delegate, index) => registrationPage(delegate, cookies[index]));
    await rate(application.origin, opened, { isGood: ({ status }) => status === 200 });
    const handedIn = () =>
      delegates.map((delegate, index) => registrationPost(application.origin, delegate, cookies[index]));
    for (const { server, values, calls } of [...rows, { ...ours, calls: handedIn }]) {
      const list = calls();
      const before = processorTime(server.pid) ?? 0;
      const perSecond = await rate(server.origin, list, { isGood: isSaved });
      if (round >= WARM)
        values.push({ perSecond, milliseconds: ((processorTime(server.pid) ?? 0) - before) / list.length });
    }
  }
  const of = (values, what) => median(values.map((value) => value[what]));
  const limit = of(rows[0].values, 'perSecond');
  for (const { name, values } of [...rows, ours]) {
    const perSecond = of(values, 'perSecond');
    console.log(
      `${name.padEnd(42)} ${of(values, 'milliseconds').toFixed(2).padStart(6)} ms ${perSecond.toFixed(0).padStart(5)} forms/s   of the first ${(perSecond / limit).toFixed(2)}`,
    );
  }
}
