// node scripts/bench/page-floor.mjs: what the desk is made of, in processor time of the server for each request.
// Not a bench, since it holds nothing to a target: it says below what no page of this framework with these contents can come,
// beside what ours costs. Each row is a page of a bare application that does one thing of the desk; the last but two does them all.
import fs from 'node:fs';
import path from 'node:path';
import { Failure, runCommand } from '../machine/failure.mjs';
import { inProject } from '../machine/paths.mjs';
import { generateClient } from '../start/build.mjs';
import { cookiesOf, processorTime, sampleAccount, SLUG, startApplication } from './application.mjs';
import { startBareApplication } from './bare-application.mjs';
import { median, rate, send } from './load.mjs';

const ROUNDS = 9;
/** Rounds before what is measured: until then the engine still compiles what it meets often. */
const WARM = 4;
const REQUESTS = 120;
/** Statements of the desk. */
const STATEMENTS = 9;

const folder = inProject('.data', 'bench-floor');
/** The markup of the desk, as its elements. */
const treeFile = path.join(folder, 'tree.json');
const dynamicPage = (imports, body) =>
  `import { headers } from 'next/headers';\n${imports}\nexport default async function Page() {\n  await headers();\n${body}\n}\n`;
const layout = `export default async function Layout({ children, params }) {\n  await params;\n  return <>{children}</>;\n}\n`;
const boundaries = (at) => ({
  [`${at}/error.jsx`]: `'use client';\nexport default function Broken() {\n  return <p>Broken</p>;\n}\n`,
  [`${at}/not-found.jsx`]: `export default function NotFound() {\n  return <p>Not found</p>;\n}\n`,
});
/** The address of the desk: a language, the secretariat, a meeting. */
const nested = (top) => ({
  ...boundaries(`app/${top}/[locale]`),
  [`app/${top}/[locale]/layout.jsx`]: layout,
  [`app/${top}/[locale]/manage/[slug]/layout.jsx`]: layout,
});
const files = {
  'next.config.mjs': `export default { poweredByHeader: false, serverExternalPackages: ['pg'] };\n`,
  'proxy.js': `import { NextResponse } from 'next/server';\n\nexport function proxy(request) {\n  const nonce = crypto.randomUUID();\n  const policy = \`script-src 'self' 'nonce-\${nonce}'\`;\n  request.headers.set('content-security-policy', policy);\n  return NextResponse.next({ request: { headers: request.headers }, headers: { 'content-security-policy': policy } });\n}\n\nexport const config = { matcher: ['/proxied', '/all/:path*'] };\n`,
  'draw.jsx': `import { createElement } from 'react';\n\nexport const draw = (node, key) =>\n  typeof node === 'string' ? node : createElement(node[0], { ...node[1], key }, ...node[2].map(draw));\n`,
  'drawn.jsx': `'use client';\nimport { draw } from './draw';\n\nexport function Drawn({ tree }) {\n  return draw(tree, 'all');\n}\n`,
  'shared.jsx': `import fs from 'node:fs';\nimport { Pool } from 'pg';\n\nexport const tree = JSON.parse(fs.readFileSync(${JSON.stringify(treeFile)}, 'utf8'));\nconst pool = new Pool({ connectionString: process.env.DATABASE_URL });\nexport async function ask() {\n  for (let n = 0; n < ${STATEMENTS}; n += 1) await pool.query({ name: 'one', text: 'SELECT $1::int AS one', values: [n] });\n}\n`,
  'app/layout.jsx': `export default function Layout({ children }) {\n  return (\n    <html lang="en">\n      <body>{children}</body>\n    </html>\n  );\n}\n`,
  'app/page.jsx': dynamicPage('', '  return <p>Hello</p>;'),
  'app/proxied/page.jsx': dynamicPage('', '  return <p>Hello</p>;'),
  'app/statements/page.jsx': dynamicPage(
    `import { ask } from '../../shared';\n`,
    '  await ask();\n  return <p>Hello</p>;',
  ),
  'app/markup/page.jsx': dynamicPage(
    `import { draw } from '../../draw';\nimport { tree } from '../../shared';\n`,
    "  return draw(tree, 'all');",
  ),
  'app/both/page.jsx': dynamicPage(
    `import { Drawn } from '../../drawn';\nimport { tree } from '../../shared';\n`,
    '  return <Drawn tree={tree} />;',
  ),
  ...nested('nested'),
  'app/nested/[locale]/manage/[slug]/page.jsx': dynamicPage('', '  return <p>Hello</p>;'),
  ...nested('all'),
  'app/all/[locale]/manage/[slug]/page.jsx': dynamicPage(
    `import { Drawn } from '../../../../../drawn';\nimport { ask, tree } from '../../../../../shared';\n`,
    '  await ask();\n  return <Drawn tree={tree} />;',
  ),
};

await runCommand(async () => {
  if (processorTime(process.pid) === null)
    throw new Failure('This system does not tell the processor time of a process.');
  await generateClient();
  const application = await startApplication();
  try {
    const [cookie] = await cookiesOf(application.environment, [
      await sampleAccount(application.environment, 'organiser'),
    ]);
    const desk = `/en/manage/${SLUG}`;
    const { text: html } = await send(undefined, application.origin, { path: desk, headers: { cookie } });
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(treeFile, JSON.stringify(treeOf(bodyOf(html))));
    const floor = await startBareApplication({ folder, files }, { DATABASE_URL: application.environment.DATABASE_URL });
    try {
      const of = (server, address, headers = {}) => ({ ...server, address, headers });
      await measure({
        'a bare dynamic page': of(floor, '/'),
        '… behind a proxy that hands out a nonce': of(floor, '/proxied'),
        [`… with ${STATEMENTS} statements through pg alone`]: of(floor, '/statements'),
        '… under the layouts of the desk’s address': of(floor, '/nested/en/manage/meeting'),
        '… with the markup of the desk, by the server': of(floor, '/markup'),
        '… or by a component of both sides': of(floor, '/both'),
        '… with all of these, the markup by both': of(floor, '/all/en/manage/meeting'),
        'the desk': of(application, desk, { cookie }),
        'the work list': of(application, '/en/work', { cookie }),
      });
    } finally {
      await floor.stop();
    }
  } finally {
    await application.stop();
  }
});

/** Measures in turns, so that whatever else the machine does meets all of them, and prints a row for each. */
async function measure(pages) {
  const values = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  const sizes = {};
  for (let round = 0; round < WARM + ROUNDS; round += 1)
    for (const [name, { pid, origin, address, headers }] of Object.entries(pages)) {
      const calls = Array.from({ length: REQUESTS }, () => ({ path: address, headers }));
      const before = processorTime(pid) ?? 0;
      const isGood = ({ status, text }) => {
        sizes[name] = Buffer.byteLength(text);
        return status === 200 && text.includes('</html>');
      };
      await rate(origin, calls, { isGood });
      if (round >= WARM) values[name].push(((processorTime(pid) ?? 0) - before) / REQUESTS);
    }
  const [bare] = Object.values(values).map(median);
  for (const [name, list] of Object.entries(values)) {
    const milliseconds = median(list);
    const size = `${(sizes[name] / 1000).toFixed(1)} kB`;
    console.log(
      `${name.padEnd(44)} ${milliseconds.toFixed(2).padStart(6)} ms ${size.padStart(8)}   bare ÷ this ${(bare / milliseconds).toFixed(2)}`,
    );
  }
}

/** What stands in a page, without what only its script reads. */
function bodyOf(html) {
  return html.slice(html.indexOf('<body'), html.lastIndexOf('</body>')).replace(/<script[^]*?<\/script>/g, '');
}

/** A page's body as [element, attributes, children]: the same elements, to be drawn by a page that knows nothing. */
function treeOf(body) {
  const empty = new Set(['input', 'link', 'meta', 'br', 'hr', 'img', 'path']);
  const names = { class: 'className', tabindex: 'tabIndex', popovertarget: 'popoverTarget', hreflang: 'hrefLang' };
  // Attributes of forms and styles mean something else to the framework when it draws them.
  const skipped = new Set(['style', 'action', 'method', 'enctype', 'encType', 'value']);
  const root = ['div', {}, []];
  const open = [root];
  for (const [, closed, name, attributes, text] of body.matchAll(/<!--[^]*?-->|<\/(\w+)>|<(\w+)([^>]*)>|([^<]+)/g)) {
    if (text) open.at(-1)[2].push(text);
    else if (closed && open.length > 1 && !empty.has(closed)) open.pop();
    else if (name && name !== 'body') {
      const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].filter(([, key]) => !skipped.has(key));
      const node = [name, Object.fromEntries(pairs.map(([, key, value]) => [names[key] ?? key, value])), []];
      open.at(-1)[2].push(node);
      if (!empty.has(name)) open.push(node);
    }
  }
  return root;
}
