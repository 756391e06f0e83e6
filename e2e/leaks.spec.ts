import { expect, test } from '@playwright/test';
import { sensitiveKinds, sensitiveRules } from '@/lib/privacy/model/kinds';
import { can } from '@/lib/auth/permissions';
import { database, kinds, one, visit, type Kind, type Visitor } from './actors';
import { askBeside, askInTurn } from './ask';
import { erase, plantCanaries, type Planted } from './canaries';
import { textOf } from '@/prisma/factories/file-text';
import { handlers, pages, type Place, type Rule } from './permissions-table';
import { placeOf } from './place';

const home = 'grcp-next';

// What is planted is looked for by all of them. Each asks for everything there is, twice.
test.describe.configure({ mode: 'default' });

let planted: Planted;
let place: Place;
/** What is asked for, and what the table of permissions says of it; nothing for addresses that carry a question as well. */
let addresses: { path: string; rule?: Rule }[] = [];

test.beforeAll(async () => {
  planted = await plantCanaries(home);
  place = await placeOf(home);
  const everyPage = Object.values(pages).map((rule) => ({ path: `/en${rule.path(place)}`, rule }));
  const everyFile = Object.values(handlers).map((rule) => ({ path: rule.path(place), rule }));
  const asked = [...planted.addresses.map((path) => `/en${path}`), '/api/v1/mechanisms?kind=partners'];
  const known = new Set(everyPage.map(({ path }) => path));
  addresses = [...everyPage, ...everyFile, ...asked.filter((path) => !known.has(path)).map((path) => ({ path }))];
});

/** What the router fetches instead of a page: the same reads in another coding. */
const routerFetch = { rsc: '1', accept: '*/*' };
const isPage = (path: string) => !path.startsWith('/api/');
/** The mark is for just these headers: with another the server sends the reader on and no data. */
const dataOf = (path: string) => `${path}${path.includes('?') ? '&' : '?'}_rsc`;
/** Its answer never ends, so that there is nothing to read to its end. */
const isEndless = (path: string) => path.endsWith('/events');

/** What this visitor must get: the page or file, the way to sign in, or nothing that says whether there is anything. */
function statusBy(rule: Rule, visitor: Visitor, path: string): number {
  if (rule.always !== undefined) return rule.always;
  const isSentOn = isPage(path) && visitor.kind === 'anonymous';
  if (!isPage(path) && !rule.permission) return 404;
  if (rule.permission && !can(visitor, rule.permission)) return isSentOn ? 307 : 404;
  if (rule.record && !can(visitor, rule.record.permission, rule.record.target?.(place))) return 404;
  return 200;
}

/** Which of the canaries an answer holds, and its status. */
async function read(kind: Kind, headers: Record<string, string>, path: string) {
  const response = await askBeside(path, headers);
  const { status } = response;
  const leadsTo = new URL(response.headers.get('location') ?? '/', 'http://parley').pathname;
  expect(path.startsWith(`${leadsTo}?`), `${path} leads back to itself`).toBe(false);
  if (isPage(path) && status === 307) expect([path, leadsTo]).toEqual([path, '/en/sign-in']);
  if (isEndless(path)) await response.body?.cancel();
  const body = isEndless(path) ? '' : (await textOf(response)).toLowerCase();
  const hits = planted.canaries
    .filter(({ value }) => body.includes(value.toLowerCase()))
    .map(({ name }) => `${name} at ${path} for ${kind}`);
  return { status, hits };
}

for (const kind of kinds) {
  test(`${kind}: every page and file answers as the table of permissions says, and holds nothing private of others`, async () => {
    const reader = await visit(kind, home);
    const mustNot = new Set(planted.canaries.filter(({ mayRead }) => !mayRead(reader)).map(({ name }) => name));
    const hits: string[] = [];
    const answers: Record<string, number> = {};
    const wanted: Record<string, number> = {};
    await askInTurn(addresses, async ({ path, rule }) => {
      const answer = await read(kind, reader.headers, path);
      hits.push(...answer.hits);
      if (rule) [answers[path], wanted[path]] = [answer.status, statusBy(rule, reader, path)];
      if (isPage(path)) hits.push(...(await read(kind, { ...reader.headers, ...routerFetch }, dataOf(path))).hits);
    });
    expect(answers).toEqual(wanted);
    const nameOf = (hit: string) => hit.split(' at ')[0] ?? '';
    expect(hits.filter((hit) => mustNot.has(nameOf(hit)))).toEqual([]);
    // What is looked for can be found: by the secretariat, all of it, on the pages as well as in their data.
    const notSealed = planted.canaries.filter((canary) => !canary.kind).map(({ name }) => name);
    for (const isData of kind === 'staff' ? [false, true] : []) {
      const seen = hits.filter((hit) => hit.includes('_rsc') === isData).map(nameOf);
      expect([...new Set(seen)].sort()).toEqual(notSealed.sort());
    }
  });
}

test('what is packed in a file is read: a name of the list is found in each of its formats', async () => {
  const { headers } = await visit('staff', home);
  const { surname } = await one<{ surname: string }>(
    `SELECT (regexp_match(l.content::text, '"surname": "([A-Za-z]{6,})"'))[1] AS surname FROM "ParticipantList" l JOIN "Meeting" m ON m.id = l."meetingId"
     WHERE m.slug = $1 ORDER BY l.number DESC LIMIT 1`,
    [home],
  );
  for (const format of ['pdf', 'docx']) {
    const list = await askBeside(`/api/meetings/${home}/participant-list?format=${format}&language=en`, headers);
    expect([format, list.status]).toEqual([format, 200]);
    const isFound = (await textOf(list)).toLowerCase().includes(surname.toLowerCase());
    expect([format, surname, isFound]).toEqual([format, surname, true]);
  }
});

test('the list of participants names people, and nobody by an address', async () => {
  for (const kind of ['delegate', 'observer', 'chair'] as const) {
    const { headers } = await visit(kind, home);
    const html = (await (await askBeside(`/en/meetings/${home}/participants`, headers)).text()).toLowerCase();
    expect(html.includes('canary-surname')).toBe(true);
    expect(html.match(/[\w.+-]+@[\w-]+\.[\w.]+/g) ?? []).toEqual([]);
  }
});

test('the public sees no count that stands for a few organisations; those in the meeting do', async () => {
  const { smallCell } = await one<{ smallCell: number }>('SELECT "smallCell" FROM "Meeting" WHERE slug = $1', [home]);
  const small = async (kind: Kind) => {
    const { headers } = await visit(kind, home);
    const csv = await (await askBeside(`/api/meetings/${home}/results.csv`, headers)).text();
    const lines = csv.split('\r\n').map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
    const head = lines.findIndex((cells) => cells.includes('question') && cells.includes('choice'));
    // Question, choice, column, count: as the first line of the table names them.
    return lines
      .slice(head + 1)
      .filter(([, choice, , count]) => choice && count && Number(count) > 0 && Number(count) < smallCell).length;
  };
  expect(await small('anonymous')).toBe(0);
  expect(await small('delegate')).toBeGreaterThan(10);
});

const officers = [
  { who: 'travel', place: 'travel', role: 'TRAVEL' },
  { who: 'logistics', place: 'logistics', role: 'LOGISTICS' },
] as const;

for (const { who, place, role } of officers) {
  test(`${who}: once a person is opened, shows what the role reads to that officer, and to nobody else`, async () => {
    const officer = await visit(who, home);
    const reads = sensitiveKinds.filter((kind) => (sensitiveRules[kind].readers as readonly string[]).includes(role));
    for (const kind of sensitiveKinds)
      await database().query(
        `INSERT INTO "SensitiveView" (id, "registrationId", kind, "accountId", role, place) VALUES (gen_random_uuid(), $1, $2, $3, 'TEST', $4)`,
        [planted.registration, kind, officer.accountId, place],
      );
    const address = `/en/manage/${home}/${place}?person=${planted.registration}`;
    const sealed = planted.canaries.filter(({ kind }) => kind);
    const readBy = async (kind: Kind) => {
      const { headers } = await visit(kind, home);
      const body = (await (await askBeside(address, headers)).text()).toLowerCase();
      return sealed.filter(({ value }) => body.includes(value.toLowerCase())).map(({ name }) => name);
    };
    const due = sealed.filter(({ kind }) => kind && reads.includes(kind)).map(({ name }) => name);
    expect(due.length).toBeGreaterThan(0);
    expect((await readBy(who)).sort()).toEqual(due.sort());
    for (const kind of kinds.filter((other) => other !== who)) expect([kind, await readBy(kind)]).toEqual([kind, []]);
  });
}

test.describe('a request made to pass the proxy by', () => {
  const inside = {
    desk: `/en/manage/${home}/registrations`,
    participants: `/en/meetings/${home}/participants`,
    work: '/en/work',
  };
  const subrequest = ['proxy', 'middleware', 'src/middleware', 'pages/_middleware'];
  const headerTricks: Record<string, string>[] = [
    ...subrequest.map((name) => ({ 'x-middleware-subrequest': Array.from({ length: 5 }, () => name).join(':') })),
    { 'x-middleware-subrequest': 'proxy', 'x-middleware-subrequest-id': '1' },
    { 'x-middleware-rewrite': inside.desk },
    { 'x-middleware-next': '1', 'x-middleware-override-headers': 'cookie' },
    { 'x-invoke-path': inside.desk, 'x-invoke-status': '200' },
    { 'x-matched-path': inside.desk },
    { 'x-original-url': inside.desk, 'x-rewrite-url': inside.desk },
    { 'x-nextjs-data': '1' },
    { rsc: '1' },
    { rsc: '1', 'next-router-prefetch': '1' },
    { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
    { 'x-forwarded-host': 'localhost', 'x-forwarded-for': '127.0.0.1' },
  ];
  const pathTricks = (path: string) => [
    `/${path}`,
    path.replaceAll('/', '//'),
    `${path}/`,
    `${path}.rsc`,
    `${path}?_rsc=1a2b3`,
    `${path}.json`,
    `${path}.segments/_tree.segment.rsc`,
    path.replace('/en/', '/en%2f'),
    path.replace(/\/(?=[^/]*$)/, '%2f'),
    path.replace('/en/', '/EN/'),
    path.replace('/en/', '/en/./'),
    path.replace('/en/', '/api/../en/'),
    path.replace('/en/', '/_next/../en/'),
    path.replace('/en/', '/%5fnext/..%2fen/'),
    path.replace(/^\/en/, ''),
    `/_next/data/build${path}.json`,
  ];

  for (const kind of ['anonymous', 'observer'] as const) {
    test(`gives ${kind} nothing more`, async () => {
      const reader = await visit(kind, home);
      const hidden = planted.canaries.filter(({ mayRead }) => !mayRead(reader));
      const leaked: string[] = [];
      for (const [name, path] of Object.entries(inside)) {
        const tries = [
          ...headerTricks.map((extra) => ({ path, extra })),
          ...pathTricks(path).flatMap((odd) => [
            { path: odd, extra: {} },
            { path: odd, extra: { rsc: '1' } },
          ]),
        ];
        for (const { path: address, extra } of tries) {
          const body = (
            await (await askBeside(address, { ...reader.headers, ...(extra as Record<string, string>) })).text()
          ).toLowerCase();
          if (hidden.some(({ value }) => body.includes(value.toLowerCase())))
            leaked.push(`${name}: ${address} ${JSON.stringify(extra)}`);
        }
      }
      expect(leaked).toEqual([]);
    });
  }

  test('still asks for a sign-in', async () => {
    const { status } = await askBeside(inside.work, { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' });
    expect(status).toBe(307);
  });
});

// The last of all: what the others look for is gone afterwards.
test('after an erasure nothing of the person is on any page or in any file, whoever looks', async () => {
  const isGone = planted.canaries.filter(({ isPersonal }) => isPersonal).map(({ name }) => name);
  await erase(planted.person, await visit('staff', home), await visit('administrator', home));
  const left: string[] = [];
  for (const kind of ['staff', 'travel', 'finance', 'logistics', 'door'] as const) {
    const { headers } = await visit(kind, home);
    await askInTurn(addresses, async ({ path }) => void left.push(...(await read(kind, headers, path)).hits));
  }
  expect(left.filter((hit) => isGone.some((name) => hit.startsWith(`${name} at `)))).toEqual([]);
  // What is not about the person stays: the crawl still finds what it looks for.
  expect(left.some((hit) => hit.startsWith('the reason of regrets at '))).toBe(true);
});
