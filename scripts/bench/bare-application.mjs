import fs from 'node:fs';
import path from 'node:path';
import { runToEnd, spawnNode } from '../machine/children.mjs';
import { readIfThere } from '../machine/files.mjs';
import { inProject } from '../machine/paths.mjs';
import { freePort } from '../machine/ports.mjs';
import { serverFlags } from '../start/web-server.mjs';
import { ended, pause, within } from '../machine/processes.mjs';

/**
 * The least this framework can do: a page rendered anew for each request, one line of text, no database; the same page rendered once,
 * when it is built; JSON of one value; and a form of one field whose action keeps nothing and answers that it is done, without the page, as ours does where a crowd hands in.
 */
const BARE = {
  folder: inProject('.data', 'bench-app'),
  files: {
    'next.config.mjs': `export default { poweredByHeader: false };\n`,
    'app/layout.jsx': `export default function Layout({ children }) {\n  return (\n    <html lang="en">\n      <body>{children}</body>\n    </html>\n  );\n}\n`,
    'app/page.jsx': `import { headers } from 'next/headers';\n\nexport default async function Page() {\n  return <p>Hello {(await headers()).get('host')}</p>;\n}\n`,
    'app/prerendered/page.jsx': `export default function Page() {\n  return <p>Hello</p>;\n}\n`,
    'app/data/route.js': `export function GET(request) {\n  return Response.json({ host: request.headers.get('host') });\n}\n`,
    'app/form/page.jsx': `import { headers } from 'next/headers';\nimport { Form } from './form';\n\nexport default async function Page() {\n  await headers();\n  return <Form />;\n}\n`,
    'app/form/form.jsx': `'use client';\nimport { useActionState } from 'react';\nimport { save } from './save';\n\nexport function Form() {\n  const [state, action] = useActionState(save, { status: 'idle' });\n  return (\n    <form action={action}>\n      <input name="name" />\n      <button>Send</button>\n      <p>{state.status}</p>\n    </form>\n  );\n}\n`,
    'app/form/save.js': `'use server';\n\nexport async function save(state, data) {\n  if (!data.get('name')) return { status: 'error' };\n  return { status: 'ok' };\n}\n`,
  },
};

/** Built once for each version of the framework. */
async function build(next, environment, { folder, files }) {
  const stampFile = path.join(folder, '.next', 'source-stamp');
  const wanted = JSON.stringify([
    files,
    process.versions.modules,
    JSON.parse(fs.readFileSync(inProject('node_modules/next/package.json'), 'utf8')).version,
  ]);
  if (readIfThere(stampFile) === wanted) return;
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  // With webpack: Turbopack takes the project around it for its root, and builds the product's own proxy into the bare page.
  await runToEnd('next build of the bare page', [next, 'build', folder, '--webpack'], environment);
  fs.writeFileSync(stampFile, wanted);
}

/**
 * Builds and starts a bare Next application: what this machine's framework can do at all.
 * @param {{ folder: string, files: Record<string, string> }} [application] another one to start in the same way
 * @param {Record<string, string>} [more] of its environment
 * @returns {Promise<{ origin: string, build: string, pid: number | undefined, stop: () => Promise<void> }>} `build` is the folder of the build
 */
export async function startBareApplication(application = BARE, more = {}) {
  const { folder } = application;
  const next = inProject('node_modules/next/dist/bin/next');
  const environment = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...more };
  await build(next, environment, application);
  const port = await freePort();
  const child = spawnNode([...serverFlags, next, 'start', folder, '-H', '127.0.0.1', '-p', String(port)], environment, [
    'ignore',
    'ignore',
    'inherit',
  ]);
  const over = ended(child);
  const stop = async () => {
    child.kill('SIGTERM');
    if ((await within(10_000, over)) === undefined) child.kill('SIGKILL');
    await over;
  };
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300; tries += 1) {
    const isUp = await fetch(origin).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return { origin, build: path.join(folder, '.next'), pid: child.pid, stop };
    await pause(100);
  }
  await stop();
  throw new Error('The bare page does not answer.');
}
