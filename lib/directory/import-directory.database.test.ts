import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/core/db';
import { loadReference } from '@/prisma/seed/reference';
import { ReferenceError } from './exchange/parse';
import { reportDifferences } from './exchange/report';
import { importDirectory } from './import-directory';

const file = (name: string) => readFileSync(`prisma/reference/${name}.json`, 'utf8');
type Json = Record<string, unknown>;

/** The mechanisms as in the repository, one of them changed. */
function mechanismsWith(id: string, change: Json): { name: string; text: string } {
  const records = JSON.parse(file('mechanisms')) as Json[];
  return {
    name: 'mechanisms.json',
    text: JSON.stringify(records.map((record) => (record['id'] === id ? { ...record, ...change } : record))),
  };
}

async function faultsOf(files: { name: string; text: string }[]): Promise<readonly string[]> {
  try {
    await importDirectory(files, { preview: true });
    return [];
  } catch (error) {
    if (error instanceof ReferenceError) return error.faults;
    throw error;
  }
}

describe('import-directory', () => {
  beforeAll(async () => {
    await loadReference(db());
  }, 60_000);

  it('previews without writing, then writes with an audit row', async () => {
    const files = [mechanismsWith('midsa', { website: 'https://midsa.example.org' })];
    const preview = await importDirectory(files, { preview: true });
    expect(preview.find(({ table }) => table === 'Party')).toEqual({
      table: 'Party',
      added: [],
      changed: [{ key: 'midsa', fields: ['website'] }],
      removed: [],
      missing: expect.arrayContaining(['eca', 'iom']) as string[],
      unchanged: 45,
    });
    expect(reportDifferences(preview)).toContain('  ~ midsa: website');
    const before = await db().party.findUniqueOrThrow({ where: { code: 'midsa' }, select: { website: true } });
    expect(before.website).toBeNull();

    await importDirectory(files, { preview: false });
    const after = await db().party.findUniqueOrThrow({ where: { code: 'midsa' }, select: { website: true } });
    expect(after.website).toBe('https://midsa.example.org');
    const audits = await db().auditEntry.findMany({
      where: { action: 'directory.import' },
      select: { role: true, subjectType: true },
    });
    expect(audits).toEqual([{ role: 'SYSTEM', subjectType: 'Directory' }]);
  });

  it('leaves parties of other files and their members alone', async () => {
    const members = await db().membership.count({ where: { party: { code: 'asean' } } });
    await importDirectory([mechanismsWith('midsa', {})], { preview: false });
    expect(await db().membership.count({ where: { party: { code: 'asean' } } })).toBe(members);
    expect(members).toBe(11);
  });

  it('leaves what the secretariat has changed, names it, and brings everything else up to date', async () => {
    const party = await db().party.findUniqueOrThrow({ where: { code: 'midsa' }, select: { id: true, website: true } });
    const changed = (what: 'CHAIR' | 'IDENTITY') =>
      db().directoryChange.create({ data: { partyId: party.id, what, source: 'A letter', correction: true } });
    await db().chairmanship.deleteMany({ where: { partyId: party.id } });
    await db().chairmanship.create({
      data: { partyId: party.id, countryCode: 'ZM', fromYear: 2026, confidence: 'STATED' },
    });
    await changed('CHAIR');
    const files = [mechanismsWith('midsa', { website: 'https://other.example.org', notes: 'Another note' })];
    await importDirectory(files, { preview: false });
    const read = () =>
      db().party.findUniqueOrThrow({
        where: { id: party.id },
        select: { website: true, note: true, chairmanships: { select: { countryCode: true, fromYear: true } } },
      });
    const zambia = [{ countryCode: 'ZM', fromYear: 2026 }];
    expect(await read()).toEqual({ website: 'https://other.example.org', note: 'Another note', chairmanships: zambia });

    await changed('IDENTITY');
    const differences = await importDirectory([mechanismsWith('midsa', {})], { preview: false });
    expect(await read()).toMatchObject({ website: 'https://other.example.org', chairmanships: zambia });
    expect((await read()).note).not.toBe('Another note');
    expect(reportDifferences(differences)).toContain('  = midsa: left as the secretariat has changed it');
  });

  it('names file, record and member of every fault in one line', async () => {
    expect(await faultsOf([mechanismsWith('midsa', { colour: 'blue', yearEstablished: '2000' })])).toEqual([
      expect.stringMatching(/^mechanisms\.json, record "midsa": yearEstablished: /),
      expect.stringMatching(/^mechanisms\.json, record "midsa": .*colour/),
    ]);
    expect(await faultsOf([{ name: 'members.xlsx', text: '' }])).toEqual([
      expect.stringContaining('members.xlsx: not a reference file; expected one of countries.json'),
    ]);
    expect(await faultsOf([{ name: 'partners.json', text: '[{' }])).toEqual([
      expect.stringMatching(/^partners\.json: not JSON/),
    ]);
    expect(await faultsOf([{ name: 'gcm.json', text: '{}' }])).toContainEqual(
      expect.stringMatching(/^gcm\.json: objectives: /),
    );
  });

  it('refuses codes that lead nowhere and counts that do not agree', async () => {
    const faults = await faultsOf([mechanismsWith('midsa', { memberStates: ['AO', 'ZZ'], memberStatesCount: 16 })]);
    expect(faults).toEqual([
      'mechanisms, record "midsa": memberStates names "ZZ", none of the countries of the directory',
      'mechanisms, record "midsa": memberStatesCount says 16, the list has 2',
    ]);
  });

  it('refuses the same record and the same kind of file twice', async () => {
    const [first] = JSON.parse(file('partners')) as Json[];
    expect(await faultsOf([{ name: 'partners.json', text: JSON.stringify([first, first]) }])).toEqual([
      'partners.json, record "eca": stands twice in the file',
    ]);
    const partners = { name: 'partners.json', text: file('partners') };
    expect(await faultsOf([partners, { ...partners, name: 'partners-2027.json' }])).toEqual([
      'partners-2027.json: a file of partners was already given',
    ]);
  });
});
