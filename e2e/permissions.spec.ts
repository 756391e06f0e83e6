import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { can } from '@/lib/auth/permissions';
import { database, kinds, visit } from './actors';
import { ask, askBeside, askInTurn, statusOf, wordsOf } from './ask';
import { handlers, ofTheFramework, pages } from './permissions-table';
import { malformed, nowhere, placeOf } from './place';

const root = path.resolve(__dirname, '..');
const home = 'grcp-next';
const foreign = 'grcp7';

/** Names of routes as the build wrote them: what is served is what is listed there, whatever the source says. */
const built = Object.keys(
  JSON.parse(readFileSync(path.join(root, '.next-test/server/app-paths-manifest.json'), 'utf8')) as Record<
    string,
    string
  >,
).filter((name) => !ofTheFramework.includes(name));

const pageName = (name: string) => name.replace(/^\/\[locale\]\//, '').replace(/\/?page$/, '');
const handlerName = (name: string) => name.replace(/^\//, '').replace(/\/route$/, '');
const builtPages = built.filter((name) => name.endsWith('page')).map(pageName);
const builtHandlers = built.filter((name) => name.endsWith('/route')).map(handlerName);

test.describe('the inventory of the build', () => {
  test('knows who may see each page and each file', () => {
    const advice = (table: string) => `say in e2e/permissions-table.ts (${table}) which permission opens it`;
    expect(builtPages.filter((name) => !(name in pages)).map((name) => `${name}: ${advice('pages')}`)).toEqual([]);
    expect(builtHandlers.filter((name) => !(name in handlers)).map((name) => `${name}: ${advice('handlers')}`)).toEqual(
      [],
    );
    const gone = [
      ...Object.keys(pages).filter((name) => !builtPages.includes(name)),
      ...Object.keys(handlers).filter((name) => !builtHandlers.includes(name)),
    ];
    expect(gone.map((name) => `${name}: is no longer built, take it out of e2e/permissions-table.ts`)).toEqual([]);
  });

  test('is of pages that ask for the permission the table names, in their first line', () => {
    const declared = Object.keys(pages).map((name) => {
      const source = readFileSync(path.join(root, 'app/[locale]', name, 'page.tsx'), 'utf8');
      const asked = [...source.matchAll(/(?:meetingPage|sitePage)\([^;]*?permission: '([^']+)'/g)].map(
        ([, permission]) => permission,
      );
      return [name, [...new Set(asked)]];
    });
    const wanted = Object.entries(pages).map(([name, { permission }]) => [name, permission ? [permission] : []]);
    expect(declared).toEqual(wanted);
  });

  test('has nothing beside pages, files and the language proxy', () => {
    const functions = JSON.parse(
      readFileSync(path.join(root, '.next-test/server/functions-config-manifest.json'), 'utf8'),
    ) as { functions: object };
    expect(Object.keys(functions.functions)).toEqual(['/_middleware']);
    const old = JSON.parse(readFileSync(path.join(root, '.next-test/server/pages-manifest.json'), 'utf8')) as Record<
      string,
      string
    >;
    expect(Object.values(old).filter((file) => !file.endsWith('.html'))).toEqual([]);
  });
});

for (const kind of kinds) {
  test(`${kind}: a record of another meeting, one that exists nowhere and no id at all read the same`, async () => {
    const visitor = await visit(kind, home);
    const place = await placeOf(foreign);
    const theirs = {
      ...place,
      slug: home,
      clearing: { ...place.clearing, slug: home },
      // The directory is of no meeting: none of its records is another's.
      correction: nowhere(home).correction,
      directoryImport: nowhere(home).directoryImport,
    };
    const { rows } = await database().query<{ code: string }>(
      `SELECT g.code FROM "BreakoutGroup" g JOIN "Meeting" m ON m.id = g."meetingId" WHERE m.slug = $1
       AND g.code NOT IN (SELECT h.code FROM "BreakoutGroup" h JOIN "Meeting" n ON n.id = h."meetingId" WHERE n.slug = $2)`,
      [foreign, home],
    );
    const places = {
      foreign: { ...theirs, group: rows[0]?.code ?? 'OTHER' },
      missing: nowhere(home),
      malformed: malformed(home),
    };
    const ofRecords = Object.entries(pages).filter(
      ([, { permission, path }]) => permission && path(places.foreign) !== path(places.missing),
    );
    expect(ofRecords.length).toBeGreaterThan(20);
    await askInTurn(ofRecords, async ([name, rule]) => {
      const isSentOn = visitor.kind === 'anonymous' && !(rule.permission && can(visitor, rule.permission));
      const wanted = isSentOn ? 307 : 404;
      const said = new Set<string>();
      for (const [which, place] of Object.entries(places)) {
        const response = await askBeside(`/en${rule.path(place)}`, visitor.headers);
        expect([name, which, response.status]).toEqual([name, which, wanted]);
        // A redirect says nothing but where to sign in; the address it leads back to is the visitor's own.
        said.add(wanted === 404 ? await wordsOf(response) : '');
      }
      expect([name, said.size]).toEqual([name, 1]);
    });
  });
}

test.describe('a meeting in preparation', () => {
  // Made once and taken away again: all of them look at the same one.
  test.describe.configure({ mode: 'default' });
  const quiet = 'quiet-meeting';

  test.beforeAll(async () => {
    await database().query(
      `INSERT INTO "Meeting" SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'slug', $1::text, 'code', 'QUIET', 'edition', 98, 'phase', 'PREPARATION'))).*
       FROM "Meeting" m WHERE slug = $2`,
      [quiet, home],
    );
  });
  test.afterAll(async () => {
    await database().query('DELETE FROM "Meeting" WHERE slug = $1', [quiet]);
  });

  for (const kind of ['anonymous', 'delegate', 'observer', 'organiser'] as const) {
    test(`does not exist for a stranger (${kind})`, async () => {
      const { headers } = await visit(kind, quiet);
      for (const of of ['', '/participants', '/results', '/highlights']) {
        const [there, nowhereAtAll] = [
          await askBeside(`/en/meetings/${quiet}${of}`, headers),
          await askBeside(`/en/meetings/no-meeting${of}`, headers),
        ];
        expect(there.status).toBe(kind === 'anonymous' ? 307 : 404);
        expect(there.status).toBe(nowhereAtAll.status);
        if (there.status === 404) expect(await wordsOf(there)).toBe(await wordsOf(nowhereAtAll));
      }
      for (const file of ['events', 'results.csv', 'highlights?format=json'])
        expect(await statusOf(`/api/meetings/${quiet}/${file}`, headers)).toBe(404);
      expect(await (await askBeside('/en', headers)).text()).not.toContain(quiet);
      expect(await (await askBeside('/en/editions', headers)).text()).not.toContain(quiet);
    });
  }

  test('is there for the secretariat', async () => {
    const { headers } = await visit('staff', quiet);
    expect(await statusOf(`/en/meetings/${quiet}`, headers)).toBe(200);
    expect(await statusOf(`/en/manage/${quiet}`, headers)).toBe(200);
  });
});

test('an address with what is no text answers in order', async () => {
  const { headers } = await visit('administrator', home);
  const odd = ['%00', '%ff', 'a%2f..%2fb', '%F0%9F%98%80', 'x'.repeat(3000)];
  const addresses = odd.flatMap((text) => [
    `/en/directory/${text}`,
    `/en/countries/${text}`,
    `/en/meetings/${text}`,
    `/en/manage/${text}`,
    `/en/meetings/${home}/groups/${text}`,
    `/en/meetings/${home}/recommendations/${text}`,
    `/en/meetings/${home}/registration/${text}`,
    `/en/manage/${home}/forms/${text}`,
    `/en/manage/${home}/forms/registration?item=${text}`,
    `/en/manage/${home}/forms/registration/preview?as=${text}`,
    `/api/meetings/${home}/answers/${text}/${text}`,
    `/en/meetings/${home}/delegation?of=${text}`,
    `/en/meetings/${home}/survey?party=${text}`,
    `/en/meetings/${home}/results?snapshot=${text}`,
    `/en/meetings/${home}/highlights?number=${text}`,
    `/en/manage/${home}/registrations?q=${text}&party=${text}&after=${text}`,
    `/en/manage/${home}/invitations?status=${text}&kind=${text}`,
    `/en/manage/${home}/invitations/new?q=${text}&kind=${text}&region=${text}&theme=${text}&past=${text}`,
    `/en/manage/${home}/invitations/words?purpose=${text}&language=${text}`,
    `/en/manage/${home}/invitations/${text}`,
    `/en/manage/${home}/invitations/mailings/${text}?show=${text}`,
    `/en/manage/${home}/messages?mail=${text}&to=${text}&before=${text}`,
    `/en/manage/${home}/audit?action=${text}&before=${text}&who=${text}`,
    `/en/manage/${home}/recommendations?general=${text}&source=${text}&theme=${text}`,
    `/en/manage/${home}/groups?snapshot=${text}`,
    `/en/directory?q=${text}&region=${text}&theme=${text}&after=${text}`,
    `/en/figures?by=${text}&year=${text}`,
    `/en/sign-in/code?r=${text}`,
    `/api/v1/mechanisms/${text}`,
    `/api/v1/mechanisms?q=${text}`,
    `/api/v1/figures?year=${text}`,
    `/api/v1/meetings/${text}`,
    `/api/v1/meetings/${text}/highlights`,
    `/api/meetings/${text}/events`,
    `/api/meetings/${home}/results.csv?snapshot=${text}`,
    `/api/meetings/${home}/highlights?format=json&number=${text}`,
  ]);
  const broken: string[] = [];
  await askInTurn(addresses, async (address) => {
    const status = await statusOf(address, headers);
    if (status >= 500) broken.push(`${status} ${address.slice(0, 120)}`);
  });
  // What a room's devices send passes the proxy only where no meeting is called so: the framework alone answers 500 to the second.
  const body = JSON.stringify({ kind: 'point', clientId: '00000000-0000-4000-8000-000000000000', input: {} });
  const sent = { ...headers, origin: process.env.PARLEY_E2E_URL ?? '' };
  for (const text of odd) {
    const { status } = await ask(`/api/meetings/${text}/room`, sent, { method: 'POST', body });
    if (status >= 500) broken.push(`${status} room of ${text.slice(0, 120)}`);
  }
  expect(broken).toEqual([]);
});
