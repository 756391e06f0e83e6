import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterSite } from '@/lib/auth/scope';
import { toCsv } from '@/lib/core/csv';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Upload } from '@/lib/core/upload';
import { toWorkbook } from '@/lib/core/workbook';
import { loadReference } from '@/prisma/seed/reference';
import { carryOutImport } from './carry-out-import';
import {
  carryOutImportDefinition,
  changeFactDefinition,
  discardImportDefinition,
  uploadImportDefinition,
} from './definitions';
import { heldParties, linesOf } from './exchange/as-of-tables';
import { lockParty } from './lock-party';
import { factKinds, offeredFacts } from './model/facts';
import { digestOf, keptImportSchema, previewRows } from './model/kept-import';
import { lacksOf } from './model/new-parties';
import { listHistories, getHistory } from './queries/history';
import { listImports, previewImport } from './queries/imports';
import { readStandingDirectory } from './read-standing-directory';
import { renderDirectory } from './render/directory-file';

const actorWith = (siteRole: 'STAFF' | null): Actor => ({
  ...{ accountId: randomUUID(), sessionId: randomUUID(), email: 'office@example.org', locale: 'en' },
  ...{ name: 'Wanda Writer', siteRole, personIds: [] },
});
const staff = actorWith('STAFF');
const scope = enterSite(staff);
const source = 'https://process.example.org/list';
const grounds = { source, sourceOn: '2040-05' };

const run = (definition: Parameters<typeof execute>[0], input: object, actor: Actor | null = staff) =>
  execute(definition, { actor, key: randomUUID(), input });
const upload = (bytes: string | Uint8Array, actor: Actor | null = staff, name = 'directory.csv') =>
  run(
    uploadImportDefinition as never,
    { file: new Upload(name, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes) },
    actor,
  );
const carryOut = (directoryImport: string, input: object) =>
  run(carryOutImportDefinition as never, { directoryImport, ...grounds, ...input });

/** Brings a file in and shows what it would change. */
async function preview(bytes: string | Uint8Array) {
  const result = await upload(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return previewImport(scope, (result.value as { directoryImport: string }).directoryImport);
}

const partyId = async (code: string) =>
  (await db().party.findUniqueOrThrow({ where: { code }, select: { id: true } })).id;
const change = async (code: string, input: object) =>
  run(changeFactDefinition as never, { party: await partyId(code), source: 'A letter', ...input });
const chairsOf = async (code: string) =>
  db().chairmanship.findMany({
    where: { party: { code } },
    orderBy: [{ fromYear: 'asc' }, { id: 'asc' }],
    select: { id: true, countryCode: true, since: true, until: true, fromYear: true, toYear: true, note: true },
  });
const countOf = async () => ({
  versions: await db().directoryVersion.count(),
  changes: await db().directoryChange.count(),
});

describe('an import of the directory', () => {
  beforeAll(async () => {
    await loadReference(db());
    const values = { country: 'TH', since: '2041-03-01', until: '2042', note: '=1+1' };
    expect(await change('colombo-process', { what: 'CHAIR', values, sourceOn: '2040' })).toMatchObject({ ok: true });
  }, 60_000);

  it('finds nothing to do in any file that the export gives', async () => {
    const day = '2041-06-01';
    const parties = heldParties(await listHistories(scope), { day, known: '9999-12-31T23:59:59.999Z' });
    const lines = Object.fromEntries(factKinds.map((what) => [what, linesOf(what, parties).length]));
    const all = Object.values(lines).reduce((sum, count) => sum + count, 0);
    const before = await countOf();
    for (const format of ['xlsx', 'json'] as const) {
      const { body } = await renderDirectory(parties, { format, what: 'CHAIR', day, known: day });
      const { rows, same, columns, sheets } = await preview(body as string);
      expect(rows.map(({ of, errors, after, before: stood }) => ({ of, errors, after, stood }))).toEqual([]);
      expect({ same, columns, sheets }).toEqual({ same: all, columns: [], sheets: [] });
    }
    for (const what of factKinds) {
      const { body } = await renderDirectory(parties, { format: 'csv', what, day, known: day });
      const { rows, same } = await preview(body as string);
      expect({ what, rows: rows.length, same }).toEqual({ what, rows: 0, same: lines[what] });
    }
    expect(await countOf()).toEqual(before);
    expect(all).toBeGreaterThan(1_000);
  }, 60_000);

  it('reads and writes no list of an earlier year: who has left is no member, may join again, and is told once', async () => {
    const listed = await db().membership.findFirstOrThrow({
      where: { party: { code: 'rabat-process' }, countryCode: 'GB', list: '2018' },
      select: { id: true },
    });
    const day = new Date().toISOString().slice(0, 10);
    const parties = heldParties(await listHistories(scope), { day, known: '9999-12-31T23:59:59.999Z' });
    const members = parties.flatMap(({ code, facts }) =>
      facts.MEMBER.map(({ values }) => `${code} ${values['country']} ${values['role']}`),
    );
    expect(
      members.filter((one) => /^(rabat-process|khartoum-process|mme) GB|^prague-process (GB|RU)/.test(one)),
    ).toEqual([]);
    expect(members).toContain('rabat-process FR MEMBER');
    expect(new Set(members).size).toBe(members.length);
    const { rows } = await preview('party,country,role\nrabat-process,GB,MEMBER\nrabat-process,FR,MEMBER\n');
    expect(rows.map(({ of, outcome, entry }) => [of.values['country'], outcome, entry])).toEqual([['GB', 'add', null]]);
    const values = { country: 'GB', role: 'MEMBER', fromYear: '', toYear: '' };
    const seen = { values };
    expect(
      await change('rabat-process', { what: 'MEMBER', row: listed.id, values: { ...values, fromYear: '2006' }, seen }),
    ).toMatchObject({ ok: false, code: 'not_found' });
    expect(
      await db().membership.findUnique({ where: { id: listed.id }, select: { list: true, fromYear: true } }),
    ).toEqual({ list: '2018', fromYear: null });
  });

  it('shows every difference with its place, writes nothing before it is confirmed, and then exactly that', async () => {
    const [first] = await chairsOf('rcm');
    const [thai] = (await chairsOf('colombo-process')).filter(({ since }) => since === '2041-03-01');
    const heads = ['Party', 'entry', 'country', 'since', 'until', 'note', 'source', 'sourceOn', 'colour'];
    const file = toCsv([
      heads,
      [
        'rcm',
        first?.id ?? '',
        first?.countryCode ?? '',
        String(first?.fromYear),
        String(first?.toYear),
        'As listed',
        '',
        '',
        'red',
      ],
      ['rcm', '', 'PA', '2061', '2062', '', 'https://rcm.example.org', '2060-12', ''],
      ['rcm', '', 'PA', '2061-05', '2063', '', '', '', ''],
      ['colombo-process', thai?.id ?? '', 'TH', '2041-03-01', '2043', '', 'A letter', '2040', ''],
      ['nobody', '', 'TH', '2050', '', '', '', '', ''],
      ['colombo-process', randomUUID(), 'LK', '2070', '', '', '', '', ''],
      ['colombo-process', '', 'XX', '2071-13', '', '', '', '', ''],
      ['iom', '', 'CH', '2040', '', '', '', '', ''],
    ]);
    const before = await countOf();
    const shown = await preview(file);
    expect(shown.columns).toEqual([{ sheet: '', column: 'colour' }]);
    expect(
      shown.rows.map(({ of, outcome, errors }) => [of.row, outcome, errors.map((one) => [one.column, one.code])]),
    ).toEqual([
      [2, 'change', []],
      [3, 'add', []],
      [4, 'error', [['since', 'overlaps_in_file']]],
      [5, 'contradict', []],
      [6, 'error', [['party', 'unknown_party']]],
      [7, 'error', [['entry', 'entry_gone']]],
      [
        8,
        'error',
        [
          ['since', 'invalid_partial_day'],
          ['country', 'unknown_country'],
        ],
      ],
      [9, 'error', [['', 'unsuited']]],
    ]);
    // The State is named by its code too, for whoever reads the preview in another language.
    expect(shown.rows[2]?.errors[0]?.params).toMatchObject({ country: 'PA', from: 2061, to: 2062 });
    expect(shown.rows[3]?.standsOn).toEqual({ source: 'A letter', sourceOn: '2040' });
    expect(await countOf()).toEqual(before);

    const withoutDate = await carryOut(shown.id, { shown: shown.shown, sourceOn: '' });
    expect(withoutDate).toMatchObject({ ok: false, code: 'invalid', fields: { sourceOn: { code: 'required' } } });
    expect(await carryOut(shown.id, { shown: shown.shown })).toMatchObject({ ok: true, value: { written: 2 } });
    const { changes } = await getHistory(scope, 'rcm');
    expect(changes.slice(0, 2).map(({ what, source: from, sourceOn }) => [what, from, sourceOn])).toEqual(
      expect.arrayContaining([
        ['CHAIR', source, '2040-05'],
        ['CHAIR', 'https://rcm.example.org', '2060-12'],
      ]),
    );
    expect((await chairsOf('rcm'))[0]?.note).toBe('As listed');
    expect((await chairsOf('colombo-process')).find(({ id }) => id === thai?.id)?.until).toBe('2042');
    const done = await previewImport(scope, shown.id);
    expect(done.written?.map(({ party, what }) => [party, what])).toEqual([
      ['rcm', 'CHAIR'],
      ['rcm', 'CHAIR'],
    ]);
    expect((await listImports(scope))[0]).toMatchObject({ id: shown.id, written: 2 });
    expect(await carryOut(shown.id, { shown: shown.shown })).toMatchObject({ ok: false, code: 'closed' });
    expect(await run(discardImportDefinition as never, { directoryImport: shown.id })).toMatchObject({
      code: 'closed',
    });

    // The same file once more: what was written stands already, what contradicts waits for somebody to decide.
    const again = await preview(file);
    expect(again.rows.filter(({ outcome }) => outcome !== 'error').map(({ of }) => of.row)).toEqual([5]);
    expect(await carryOut(again.id, { shown: again.shown })).toMatchObject({
      fields: { rows: { code: 'nothing_chosen' } },
    });
    const follow = again.rows.filter(({ outcome }) => outcome === 'contradict').map(({ key }) => key);
    expect(await carryOut(again.id, { shown: again.shown, follow })).toMatchObject({ ok: true });
    expect((await chairsOf('colombo-process')).find(({ id }) => id === thai?.id)?.until).toBe('2043');
  });

  it('reads and writes the themes of each party as its own', async () => {
    const themesOf = async (code: string) =>
      (await db().partyTheme.findMany({ where: { party: { code } }, orderBy: { themeCode: 'asc' } }))
        .map(({ themeCode }) => themeCode)
        .join(' ');
    const stood = [await themesOf('midsa'), await themesOf('rcm'), await themesOf('colombo-process')];
    const shown = await preview(
      toCsv([
        ['party', 'themes'],
        ['midsa', 'health, climate-change'],
        ['rcm', stood[1] ?? ''],
        ['colombo-process', 'health unheard-of'],
      ]),
    );
    expect(shown.rows.map(({ outcome, before }) => [outcome, before?.['themes']])).toEqual([
      ['change', stood[0]],
      ['error', stood[2]],
    ]);
    expect(await carryOut(shown.id, { shown: shown.shown })).toMatchObject({ ok: true, value: { written: 1 } });
    expect([await themesOf('midsa'), await themesOf('rcm')]).toEqual(['climate-change health', stood[1]]);
  });

  it('ends a term and begins the next in one file, and keeps what the file has no column for', async () => {
    const values = { country: 'NP', since: '2050', note: 'Announced' };
    expect(await change('colombo-process', { what: 'CHAIR', values })).toMatchObject({ ok: true });
    const open = (await chairsOf('colombo-process')).find(({ since }) => since === '2050');
    const shown = await preview(
      toCsv([
        ['party', 'entry', 'country', 'since', 'until'],
        ['colombo-process', '', 'PK', '2052', ''],
        ['colombo-process', open?.id ?? '', 'NP', '2050', '2051'],
      ]),
    );
    expect(shown.rows.map(({ outcome }) => outcome)).toEqual(['add', 'contradict']);
    // Without the end of the term before it the next one contradicts it: nothing at all is written.
    const before = await countOf();
    expect(await carryOut(shown.id, { shown: shown.shown })).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { rows: { code: 'row_refused', params: { row: 2 } }, 'values.since': { code: 'overlaps_in_file' } },
    });
    expect(await countOf()).toEqual(before);
    const follow = shown.rows.map(({ key }) => key);
    expect(await carryOut(shown.id, { shown: shown.shown, follow })).toMatchObject({ ok: true, value: { written: 2 } });
    const ended = (await chairsOf('colombo-process')).find(({ id }) => id === open?.id);
    expect(ended).toMatchObject({ until: '2051', note: 'Announced' });
  });

  it('knows names that somebody entered, whatever else of the party changes after it', async () => {
    const identityOf = async (code: string) =>
      (await readStandingDirectory(db(), [code])).parties.get(code)?.entries.IDENTITY[0]?.values ?? {};
    const rename = async (code: string, nameFr: string) => {
      const [row] = (
        await preview(
          toCsv([
            ['party', 'nameFr'],
            [code, nameFr],
          ]),
        )
      ).rows;
      return { outcome: row?.outcome, standsOn: row?.standsOn };
    };
    const values = { ...(await identityOf('midwa')), nameFr: 'Un nom choisi' };
    expect(
      await change('midwa', { what: 'IDENTITY', seen: { values: await identityOf('midwa') }, values }),
    ).toMatchObject({ ok: true });
    await db().party.update({ where: { code: 'midwa' }, data: { founded: 1999 } });
    expect(await rename('midwa', 'Un autre nom')).toEqual({
      outcome: 'contradict',
      standsOn: { source: 'A letter', sourceOn: '' },
    });

    const [open] = await db().classification.findMany({ where: { party: { code: 'midcom' }, toYear: null } });
    const standing = (await readStandingDirectory(db(), ['midcom'])).parties.get('midcom');
    const entry = standing?.entries.CLASS.find(({ row }) => row === open?.id);
    const classed = { ...entry?.values, kind: open?.kind === 'IRF' ? 'RCP' : 'IRF' };
    const input = { what: 'CLASS', row: open?.id, seen: { values: entry?.values ?? {} }, values: classed };
    expect(await change('midcom', input)).toMatchObject({ ok: true });
    expect(await rename('midcom', 'Un autre nom')).toEqual({ outcome: 'change', standsOn: null });
  });

  it('takes a State that joins again as a new membership, and leaves the one that ended', async () => {
    const of = { party: { code: 'midsa' }, countryCode: 'TH' };
    const ended = { country: 'TH', role: 'MEMBER', fromYear: '1990', toYear: '2000' };
    expect(await change('midsa', { what: 'MEMBER', values: ended })).toMatchObject({ ok: true });
    const shown = await preview(
      toCsv([
        ['party', 'country', 'role', 'fromYear', 'toYear'],
        ['midsa', 'TH', 'MEMBER', '1990', '2000'],
        ['midsa', 'TH', 'MEMBER', '2015', ''],
      ]),
    );
    expect([shown.same, shown.rows.map(({ outcome, entry }) => [outcome, entry])]).toEqual([1, [['add', null]]]);
    expect(await carryOut(shown.id, { shown: shown.shown })).toMatchObject({ ok: true, value: { written: 1 } });
    expect(
      await db().membership.findMany({
        where: of,
        orderBy: { fromYear: 'asc' },
        select: { fromYear: true, toYear: true },
      }),
    ).toEqual([
      { fromYear: 1990, toYear: 2000 },
      { fromYear: 2015, toYear: null },
    ]);
  });

  it('offers no row of an entry that another row of the file names too, also where that one stands already', async () => {
    const [first] = await chairsOf('rcm');
    const row = (until: string) => ['rcm', first?.id ?? '', first?.countryCode ?? '', String(first?.fromYear), until];
    const file = [['party', 'entry', 'country', 'since', 'until'], row(String(first?.toYear)), row('')];
    const { rows, same } = await preview(toCsv(file));
    expect([same, rows.map(({ of, outcome, errors }) => [of.row, outcome, errors.map(({ code }) => code)])]).toEqual([
      1,
      [[3, 'error', ['twice']]],
    ]);
  });

  it('asks before themes come back that somebody has taken out on a source', async () => {
    const [standing] =
      (await readStandingDirectory(db(), ['almaty-process'])).parties.get('almaty-process')?.entries.THEMES ?? [];
    expect(standing).toMatchObject({ entered: false });
    const input = {
      what: 'THEMES',
      seen: { values: standing?.values ?? {} },
      values: { themes: [] },
      mode: 'CORRECTION',
    };
    expect(await change('almaty-process', input)).toMatchObject({ ok: true });
    const { rows } = await preview(
      toCsv([
        ['party', 'themes'],
        ['almaty-process', standing?.values['themes'] ?? ''],
      ]),
    );
    expect(rows.map(({ outcome, before, standsOn }) => [outcome, before, standsOn])).toEqual([
      ['contradict', { themes: '' }, { source: 'A letter', sourceOn: '' }],
    ]);
  });

  it.each([
    ['the first before the second', false],
    ['the second before the first', true],
  ])('moves two terms that follow each other, %s', async (name, isReversed) => {
    const years = isReversed ? ['2300', '2304', '2308'] : ['2200', '2204', '2208'];
    const [from = '', middle = '', until = ''] = years;
    for (const values of [
      { country: 'NP', since: from, until: `${String(Number(middle) - 1)}-12-31` },
      { country: 'LK', since: `${middle}-01-01`, until },
    ])
      expect(await change('midsa', { what: 'CHAIR', values, why: name })).toMatchObject({ ok: true });
    const standing = await chairsOf('midsa');
    const idOf = (since: string) => standing.find((term) => term.since === since)?.id ?? '';
    const later = String(Number(middle) + 1);
    const rows = [
      ['midsa', idOf(from), 'NP', from, later],
      ['midsa', idOf(`${middle}-01-01`), 'LK', `${later}-01-01`, until],
    ];
    const shown = await preview(
      toCsv([['party', 'entry', 'country', 'since', 'until'], ...(isReversed ? rows.toReversed() : rows)]),
    );
    expect(shown.rows.map(({ outcome, errors }) => [outcome, errors])).toEqual([
      ['contradict', []],
      ['contradict', []],
    ]);
    const follow = shown.rows.map(({ key }) => key);
    expect(await carryOut(shown.id, { shown: shown.shown, follow })).toMatchObject({ ok: true, value: { written: 2 } });
    expect((await chairsOf('midsa')).find(({ id }) => id === idOf(from))?.until).toBe(later);
  });

  it('says of what has no period from when it holds, also where nothing stood before', async () => {
    const code = 'midwa';
    await db().partyTheme.deleteMany({ where: { party: { code } } });
    const shown = await preview(
      toCsv([
        ['party', 'themes'],
        [code, 'health'],
      ]),
    );
    expect(shown.rows.map(({ outcome }) => outcome)).toEqual(['add']);
    expect(await carryOut(shown.id, { shown: shown.shown, begins: '2025' })).toMatchObject({ ok: true });
    const themesOn = async (day: string) => {
      const parties = heldParties(await listHistories(scope), { day, known: '9999-12-31T23:59:59.999Z' });
      return parties.find((party) => party.code === code)?.facts.THEMES.map(({ values }) => values['themes']);
    };
    expect([await themesOn('2024-06-01'), await themesOn('2026-06-01')]).toEqual([[], ['health']]);
  });

  it('takes the date of a newer edition of the source that an entry rests on as a source of its own', async () => {
    const values = { country: 'NP', since: '2400', until: '2401' };
    expect(await change('midsa', { what: 'CHAIR', values, sourceOn: '2040' })).toMatchObject({ ok: true });
    const entry = (await chairsOf('midsa')).find(({ since }) => since === '2400')?.id ?? '';
    const ownSource = async (sourceOn: string) => {
      const heads = ['party', 'entry', 'country', 'since', 'note', 'source', 'sourceOn'];
      const row = ['midsa', entry, 'NP', '2400', 'Noted', 'A letter', sourceOn];
      return (await preview(toCsv([heads, row]))).rows[0]?.ownSource;
    };
    expect(await ownSource('2041')).toEqual({ source: 'A letter', sourceOn: '2041' });
    expect([await ownSource('2040'), await ownSource('')]).toEqual([null, null]);
  });

  it('holds the parties of a file in one order, whatever the order of its rows, and lets others point to them', async () => {
    const parties = await db().party.findMany({
      where: { code: { in: ['rcm', 'midwa'] } },
      orderBy: { id: 'asc' },
      select: { id: true, code: true },
    });
    const [low, high] = parties;
    const file = toCsv([
      ['party', 'country', 'since', 'until'],
      ...[high, low].map((party) => [party?.code ?? '', 'CO', '2500', '2501']),
    ]);
    const uploading = await db().$transaction(
      async (tx) => {
        await lockParty(tx, low?.id ?? '');
        const sent = upload(file);
        const [own] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
        for (let isWaiting = false; !isWaiting;) {
          const [row] = await db().$queryRaw<{ waits: boolean }[]>`
            SELECT EXISTS (SELECT FROM pg_stat_activity WHERE ${own?.pid}::int = ANY (pg_blocking_pids(pid))) AS waits`;
          isWaiting = row?.waits ?? false;
        }
        await tx.$queryRaw`SELECT id FROM "Party" WHERE id = ${high?.id}::uuid FOR UPDATE NOWAIT`;
        // A row of another table that names a held party waits for nobody.
        await db().$queryRaw`SELECT id FROM "Party" WHERE id = ${low?.id}::uuid FOR KEY SHARE NOWAIT`;
        return { sent };
      },
      { timeout: 30_000 },
    );
    expect(await uploading.sent).toMatchObject({ ok: true });
  });

  it('keeps so many rows with an error to be shown, and the number of the others', async () => {
    const many = Array.from({ length: 600 }, (_none, index) => ['nobody', 'MX', String(3000 + index)]);
    const shown = await preview(toCsv([['party', 'country', 'since'], ...many]));
    expect([shown.rows.length, shown.moreErrors, shown.rows.at(-1)?.of.row]).toEqual([500, 100, 501]);
  });

  describe('where something changes between looking and confirming', () => {
    const party = 'almaty-process';
    /** A file that says of the standing secretariat something else, shown; then somebody changes it. */
    async function overtaken(note: string) {
      const shown = await preview(
        toCsv([
          ['party', 'organisations', 'iom', 'note'],
          [party, 'IOM', 'hosts', note],
        ]),
      );
      expect(shown.rows.map(({ outcome }) => outcome)).not.toContain('error');
      const before = shown.rows[0]?.before ?? {};
      const values = { ...before, note: `Between, before ${note}` };
      expect(await change(party, { what: 'SECRETARIAT', seen: { values: before }, values })).toMatchObject({
        ok: true,
      });
      return shown;
    }
    const noteNow = async () =>
      (await db().secretariatRole.findFirstOrThrow({ where: { party: { code: party } }, select: { note: true } })).note;

    it('tells so, overwrites nothing, and shows what stood then beside what stands', async () => {
      const shown = await overtaken('By file');
      const follow = shown.rows.map(({ key }) => key);
      expect(await carryOut(shown.id, { shown: shown.shown, follow })).toMatchObject({ ok: false, code: 'conflict' });
      expect(await noteNow()).toBe('Between, before By file');
      const anew = await previewImport(scope, shown.id);
      expect(anew.shown).not.toBe(shown.shown);
      expect(anew.rows[0]).toMatchObject({ outcome: 'contradict', moved: shown.rows[0]?.before });
      expect(await carryOut(shown.id, { shown: anew.shown, follow })).toMatchObject({ ok: true });
      expect(await noteNow()).toBe('By file');
    });

    it('tells so too where the entry was taken out, or stands already as the file has it', async () => {
      const term = { country: 'KZ', since: '2600', note: 'Announced' };
      expect(await change('midsa', { what: 'CHAIR', values: term })).toMatchObject({ ok: true });
      const standing = (await readStandingDirectory(db(), ['midsa'])).parties.get('midsa');
      const entry = standing?.entries.CHAIR.find(({ values }) => values['since'] === '2600');
      const shown = await preview(
        toCsv([
          ['party', 'entry', 'country', 'since', 'until'],
          ['midsa', entry?.row ?? '', 'KZ', '2600', '2601'],
        ]),
      );
      const edit = { what: 'CHAIR', row: entry?.row, seen: { values: entry?.values ?? {} } };
      const ended = { ...entry?.values, until: '2601' };
      expect(await change('midsa', { ...edit, values: ended })).toMatchObject({ ok: true });
      const same = await previewImport(scope, shown.id);
      expect(same.rows[0]).toMatchObject({ outcome: 'same', moved: entry?.values });
      const removal = { ...edit, seen: { values: ended }, values: {}, remove: 'on' };
      expect(await change('midsa', removal)).toMatchObject({ ok: true });
      const gone = await previewImport(scope, shown.id);
      expect(gone.rows[0]).toMatchObject({ outcome: 'error', errors: [{ code: 'entry_gone' }], moved: entry?.values });
    });

    it('overwrites it unseen where nobody compares with what was shown', async () => {
      const shown = await overtaken('Unguarded');
      const follow = shown.rows.map(({ key }) => key);
      const unguarded = {
        ...carryOutImportDefinition,
        verb: async (...[ctx, input]: Parameters<typeof carryOutImport>) => {
          const held = await ctx.tx.directoryImport.findUniqueOrThrow({ where: { id: input.directoryImport } });
          const kept = keptImportSchema.parse(held.content);
          const now = previewRows(kept, await readStandingDirectory(ctx.tx, [party]));
          return carryOutImport(ctx, { ...input, shown: digestOf(now) });
        },
      };
      const input = { directoryImport: shown.id, ...grounds, shown: shown.shown, follow };
      expect(await run(unguarded as never, input)).toMatchObject({ ok: true });
      expect(await noteNow()).toBe('Unguarded');
    });

    it('takes turns with whoever changes the same at the same moment, and is carried out once', async () => {
      const shown = await preview(
        toCsv([
          ['party', 'iom', 'note'],
          [party, 'hosts', 'At the same moment'],
        ]),
      );
      const before = shown.rows[0]?.before ?? {};
      const follow = shown.rows.map(({ key }) => key);
      const count = (await countOf()).changes;
      const [one, other, third] = await Promise.all([
        carryOut(shown.id, { shown: shown.shown, follow }),
        carryOut(shown.id, { shown: shown.shown, follow }),
        change(party, { what: 'SECRETARIAT', seen: { values: before }, values: { ...before, note: 'By hand' } }),
      ]);
      expect([one, other, third].filter(({ ok }) => ok).length).toBe(1);
      expect((await countOf()).changes).toBe(count + 1);
      expect(await noteNow()).toBe(third.ok ? 'By hand' : 'At the same moment');
    });
  });

  it('refuses what is no file of the directory, with its reason, and keeps nothing of it', async () => {
    const held = await db().directoryImport.count();
    const codeOf = async (bytes: string | Uint8Array) => {
      const result = await upload(bytes);
      return result.ok ? 'taken' : (result.fields?.['file']?.code ?? result.code);
    };
    expect(await codeOf('%PDF-1.7 and so on')).toBe('not_a_sheet');
    expect(await codeOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).toBe('damaged');
    expect(
      await codeOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)])),
    ).toBe('older_sheet');
    expect(await codeOf('Name,E-mail\nA,b@example.org\n')).toBe('not_a_directory');
    expect(await codeOf('country,since,until\nTH,2041,\n')).toBe('no_party_column');
    expect(await codeOf('party,country,since,until\n')).toBe('empty');
    expect(await codeOf('{"parties": 3}')).toBe('not_a_directory');
    expect(await codeOf('['.repeat(200_000))).toBe('not_a_directory');
    expect(await codeOf('{"parties":[{"code":"rcm","facts":{"CHAIR":[{"values":{"country":7}}]}}]}')).toBe(
      'not_a_directory',
    );
    const many = Array.from({ length: 10_001 }, (_none, index) => ['rcm', 'MX', String(3000 + index)]);
    expect(await codeOf(toCsv([['party', 'country', 'since'], ...many]))).toBe('too_many_rows');
    expect(await db().directoryImport.count()).toBe(held);

    const odd = await preview(
      '{"parties":[{"code":"rcm","__proto__":{"x":1},"facts":{"__proto__":[],"CHAIR":[{"values":{"country":"MX","since":"2090","__proto__":"x","constructor":"y","note":"\\u0000<b>"}}]}}]}',
    );
    expect(odd.rows.map(({ outcome, after }) => [outcome, after['note']])).toEqual([['add', '<b>']]);
    expect(odd.columns.map(({ column }) => column)).toContain('constructor');
    expect(await run(discardImportDefinition as never, { directoryImport: odd.id })).toMatchObject({ ok: true });
    await expect(previewImport(scope, odd.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('writes at most so many changes in one go, and says how many there are', async () => {
    const countries = await db().country.findMany({ select: { iso2: true }, take: 151 });
    const listed = (parties: string[]) =>
      toCsv([
        ['party', 'country', 'role', 'toYear', 'fromYear'],
        ...parties.flatMap((code) => countries.slice(0, 150).map(({ iso2 }) => [code, iso2, 'MEMBER', '1999', '1990'])),
      ]);
    expect(await upload(listed(['rcm', 'midsa', 'midwa']))).toMatchObject({
      fields: { file: { code: 'too_many_changes', params: { count: 450, max: 300 } } },
    });
  });

  it('is for the permanent secretariat alone', async () => {
    const file = toCsv([
      ['party', 'note'],
      ['midsa', 'x'],
    ]);
    expect(await upload(file, actorWith(null))).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await upload(file, null)).toMatchObject({ ok: false, code: 'unauthenticated' });
    await expect(listImports(enterSite(null))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(previewImport(enterSite(actorWith(null)), randomUUID())).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a party that the directory does not have', () => {
  const heads = 'party,nameEn,nameFr,acronymEn,kind,regions\n';
  const code = 'sample-dialogue';
  const outcomes = ({ rows }: Awaited<ReturnType<typeof preview>>) =>
    rows.map(({ of, outcome, errors, like }) => [
      of.party,
      outcome,
      ...errors.map((error) => `${error.column} ${error.code}`),
      ...like,
    ]);
  const found = async (of: string) =>
    db().party.findUnique({
      where: { code: of },
      include: { regions: true, chairmanships: true, classifications: true, memberships: true },
    });

  it('is shown as new, made when it is confirmed and not before, with all that the file says of it and its source', async () => {
    const sheet = (name: string, columns: string[], lines: string[][]) => ({
      ...{ name, above: [], heads: columns },
      lines: [lines],
    });
    const book = await toWorkbook([
      sheet(
        'IDENTITY',
        ['party', 'nameEn', 'nameFr', 'regions'],
        [[code, 'Sample Dialogue', 'Dialogue modèle', 'africa']],
      ),
      sheet('CLASS', ['party', 'kind', 'fromYear', 'active'], [[code, 'RCP', '2041', 'yes']]),
      sheet(
        'CHAIR',
        ['party', 'country', 'since'],
        [
          [code, 'KE', '2041'],
          ['nobody-at-all', 'KE', '2041'],
        ],
      ),
      sheet(
        'MEMBER',
        ['party', 'country', 'role'],
        [
          [code, 'KE', 'MEMBER'],
          [code, 'UG', 'MEMBER'],
        ],
      ),
    ]);
    const { id, rows, shown } = await preview(book);
    expect(
      rows.map(({ of, outcome, errors }) => [of.what, of.party, outcome, ...errors.map((one) => one.code)]),
    ).toEqual([
      ['CHAIR', code, 'add'],
      ['CHAIR', 'nobody-at-all', 'error', 'unknown_party'],
      ['MEMBER', code, 'add'],
      ['MEMBER', code, 'add'],
      ['CLASS', code, 'add'],
      ['IDENTITY', code, 'new'],
    ]);
    const [, , , , , names] = rows;
    expect(names?.founds).toEqual({ kind: 'RCP', regions: ['africa'] });
    const given = new Set(rows.map(({ of }) => of.what));
    expect(
      names?.founds && lacksOf({ as: names.founds, names: names.after }, { given, offered: offeredFacts('RCP') }),
    ).toEqual(['nameEs', 'website', 'SECRETARIAT', 'THEMES']);
    expect(await found(code)).toBeNull();
    expect(await carryOut(id, { shown })).toMatchObject({ ok: true, value: { written: 5 } });
    expect(await found(code)).toMatchObject({
      ...{ kind: 'RCP', names: { en: 'Sample Dialogue', fr: 'Dialogue modèle' }, sources: [source], asOf: '2040-05' },
      regions: [{ regionCode: 'africa' }],
      chairmanships: [{ countryCode: 'KE' }],
      classifications: [{ kind: 'RCP', fromYear: 2041 }],
    });
    expect((await found(code))?.memberships).toHaveLength(2);
    // Its names are a change with a source, as everything else that is said of it.
    const changes = await db().directoryChange.findMany({
      where: { party: { code } },
      select: { what: true, source: true },
    });
    expect(changes.map((one) => [one.what, one.source])).toContainEqual(['IDENTITY', source]);
    expect(changes).toHaveLength(5);
    const again = await preview(book);
    expect(outcomes(again)).toEqual([['nobody-at-all', 'error', 'party unknown_party']]);
  });

  it('is refused where it is called as another, is no kind of party, or has no code of its own', async () => {
    const lines = [
      'sample-two,SAMPLE  dialogue,,,rcp,',
      'sample-three,Sample Three,,,,',
      'sample-four,Sample Four,,,club,',
      'Sample Five,Sample Five,,,rcp,',
      'sample-six,Sample Six,,,rcp,atlantis',
      'sample-seven,,,,rcp,',
      'sample-eight,Sample Eight,,,irf,',
      'sample-nine,sample eight,,,irf,',
    ];
    const file = await preview(`${heads}${lines.join('\n')}\n`);
    expect(outcomes(file)).toEqual([
      ['sample-two', 'error', 'nameEn name_taken'],
      ['sample-three', 'error', 'kind kind_needed'],
      ['sample-four', 'error', 'kind unknown_kind'],
      ['Sample Five', 'error', 'party invalid_code'],
      ['sample-six', 'error', 'regions unknown_region'],
      ['sample-seven', 'error', 'nameEn required'],
      ['sample-eight', 'new'],
      ['sample-nine', 'error', 'nameEn name_taken'],
    ]);
  });

  it('that has the acronym of another is made only where that is ticked, and nothing is written of it otherwise', async () => {
    const { acronyms } = await db().party.findUniqueOrThrow({ where: { code: 'rcm' }, select: { acronyms: true } });
    const acronym = (acronyms as { en: string }).en.toLowerCase();
    const json = JSON.stringify({
      parties: [
        {
          ...{ code: 'other-dialogue', kind: 'irf' },
          facts: {
            IDENTITY: [{ values: { nameEn: 'Other Dialogue', acronymEn: acronym } }],
            CHAIR: [{ values: { country: 'CH', since: '2041' } }],
          },
        },
        { code: 'rcm', facts: { CHAIR: [{ values: { country: 'PA', since: '2071', until: '2072' } }] } },
      ],
    });
    const first = await preview(json);
    expect(first.rows.map(({ of, outcome, like }) => [of.what, of.party, outcome, ...like])).toEqual([
      ['CHAIR', 'other-dialogue', 'add'],
      ['IDENTITY', 'other-dialogue', 'doubt', 'rcm'],
      ['CHAIR', 'rcm', 'add'],
    ]);
    expect(await carryOut(first.id, { shown: first.shown })).toMatchObject({ ok: true, value: { written: 1 } });
    expect(await found('other-dialogue')).toBeNull();
    const second = await preview(json);
    const follow = second.rows.flatMap(({ key, outcome }) => (outcome === 'doubt' ? [key] : []));
    expect(await carryOut(second.id, { shown: second.shown, follow })).toMatchObject({
      ok: true,
      value: { written: 2 },
    });
    expect(await found('other-dialogue')).toMatchObject({ kind: 'IRF', chairmanships: [{ countryCode: 'CH' }] });
  });

  it('made by somebody else meanwhile is told, and nothing is written', async () => {
    const { id, shown } = await preview(`${heads}late-dialogue,Late Dialogue,,,rcp,\n`);
    const [one, other] = await Promise.all([carryOut(id, { shown }), carryOut(id, { shown })]);
    expect([one, other].map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const rival = await preview(`${heads}rival-dialogue,Rival Dialogue,,,rcp,\n`);
    const lists = { formerNames: [], attachedTo: [], memberOrganisations: [], observerOrganisations: [] };
    await db().party.create({
      data: {
        ...{ code: 'rival-dialogue', kind: 'IRF', names: { en: 'Rival' }, acronyms: {}, ...lists, sources: [] },
        ...{ themesAsWritten: [], generalKnowledgeFields: [], asOf: '2040', confidence: 'STATED' },
      },
      select: { id: true },
    });
    expect(await carryOut(rival.id, { shown: rival.shown })).toMatchObject({ ok: false, code: 'conflict' });
    expect(await found('rival-dialogue')).toMatchObject({ kind: 'IRF', names: { en: 'Rival' } });
  });
});
