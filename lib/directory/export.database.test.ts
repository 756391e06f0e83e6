import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterSite } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { readSheet, readSheetsNamed } from '@/lib/core/sheet/read-sheet';
import { loadReference } from '@/prisma/seed/reference';
import { changeFactDefinition } from './definitions';
import { headsOf, heldParties, linesOf, type HeldParty } from './exchange/as-of-tables';
import { factKinds } from './model/facts';
import { listHistories } from './queries/history';
import { renderDirectory } from './render/directory-file';

const staff: Actor = {
  accountId: randomUUID(),
  sessionId: randomUUID(),
  email: 'office@example.org',
  locale: 'en',
  name: 'Wanda Writer',
  siteRole: 'STAFF',
  personIds: [],
};
const scope = enterSite(staff);
const always = '9999-12-31T23:59:59.999Z';
const source = 'https://process.example.org/chair';

const partiesOn = async (day: string, known = always) => heldParties(await listHistories(scope), { day, known });
const chairsOf = (parties: readonly HeldParty[]) =>
  parties.find(({ code }) => code === 'colombo-process')?.facts.CHAIR.map(({ values }) => values['country']) ?? [];

describe('the directory as of a day, as a file', () => {
  let before: string;

  beforeAll(async () => {
    await loadReference(db());
    const [{ now }] = await db().$queryRaw<[{ now: string }]>`
      SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now`;
    before = now;
    const party = await db().party.findUniqueOrThrow({ where: { code: 'colombo-process' }, select: { id: true } });
    const values = { country: 'TH', since: '2041-03', until: '2042', note: '=1+1' };
    const result = await execute(changeFactDefinition, {
      actor: staff,
      key: randomUUID(),
      input: { party: party.id, what: 'CHAIR', values, source, sourceOn: '2040' },
    });
    expect(result).toMatchObject({ ok: true });
  }, 60_000);

  it('says what held then, as it was known then', async () => {
    expect(chairsOf(await partiesOn('2041-06-01'))).toContain('TH');
    expect(chairsOf(await partiesOn('2041-02-28'))).not.toContain('TH');
    expect(chairsOf(await partiesOn('2041-06-01', before))).not.toContain('TH');
    expect(await partiesOn('2041-06-01', '2000-01-01T00:00:00.000Z')).toEqual([]);
    await expect(listHistories(enterSite(null))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is read back line by line from each kind of file, and no cell is run', async () => {
    const parties = await partiesOn('2041-06-01');
    const days = { day: '2041-06-01', known: '2041-06-01' };
    const book = await renderDirectory(parties, { format: 'xlsx', what: 'CHAIR', ...days });
    const read = await readSheetsNamed(
      book.body as Uint8Array,
      factKinds.map((kind) => kind.toLowerCase()),
    );
    if (!read.ok) throw new Error(read.code);
    expect(JSON.stringify(read.book)).toContain('2041-03');
    const text = await renderDirectory(parties, { format: 'csv', what: 'CHAIR', ...days });
    const table = await readSheet(new TextEncoder().encode(text.body as string));
    if (!table.ok) throw new Error(table.code);
    expect(text.body).toContain(`colombo-process`);
    expect(text.body).toContain("'=1+1");
    const lines = linesOf('CHAIR', parties);
    expect((text.body as string).trimEnd().split('\r\n').length).toBe(lines.length + 1);
    for (const kind of factKinds)
      for (const line of linesOf(kind, parties)) expect(line.length).toBe(headsOf(kind).length);
    const json = await renderDirectory(parties, { format: 'json', what: 'CHAIR', ...days });
    const told = JSON.parse(json.body as string) as { day: string; parties: HeldParty[] };
    expect(told.day).toBe('2041-06-01');
    expect(told.parties).toEqual(parties);
    expect(chairsOf(told.parties)).toContain('TH');
    const entry = told.parties.flatMap(({ facts }) => facts.CHAIR).find(({ values }) => values['note'] === '=1+1');
    expect(entry).toMatchObject({ source, sourceOn: '2040' });
  });
});
