import { beforeAll, describe, expect, it } from 'vitest';
import { enterSite } from '@/lib/auth/scope';
import { db, writeTally } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import { loadReference } from '@/prisma/seed/reference';
import { definedTerms } from './model/definitions';
import { covers } from './model/partial-day';
import { getCountry, listCountries } from './queries/countries';
import { listEdited } from './queries/edited';
import { listEditions } from './queries/editions';
import { getFigureFacts, listPublishedFigures } from './queries/figures';
import { listObjectives } from './queries/objectives';
import { getDirectoryFrame, listParties, listPartyCodes } from './queries/parties';
import { getParty, getPartyRecords, listAttached, listPartyMeetings } from './queries/party';
import { listTerms } from './queries/terms';

const scope = enterSite(null);

/** How many statements a read takes. */
async function statements(read: () => Promise<unknown>): Promise<number> {
  const tally = { writes: 0, statements: 0 };
  await writeTally.run(tally, async () => void (await read()));
  return tally.statements;
}

describe('queries of the directory', () => {
  beforeAll(async () => {
    await loadReference(db());
  }, 60_000);

  it('filter by kind, region, theme, status and words', async () => {
    const codes = async (filters: Parameters<typeof listParties>[1]) =>
      (await listParties(scope, filters, 'en', 100)).rows.map(({ code }) => code);
    expect((await codes({})).length).toBe(87);
    expect((await codes({ kind: 'mechanisms' })).length).toBe(46);
    expect((await codes({ kind: 'partners' })).length).toBe(41);
    expect(await codes({ kind: 'global-process', status: 'active' })).toEqual(['gfmd', 'idm', 'imrf']);
    expect(await codes({ kind: 'mechanisms', region: 'africa', theme: 'health' })).toEqual([
      'five-plus-five',
      'midcas',
      'midsa',
      'midcom',
    ]);
    // A name, not the language code under which it is stored.
    expect(await codes({ q: 'fr' })).not.toContain('sacm');
    expect(await codes({ q: 'ibéro-américain' })).toEqual(await codes({ q: 'IBERO americain' }));
    expect(await codes({ q: 'puebla' })).toEqual(['rcm']);
    expect(await codes({ q: '100%' })).toEqual([]);
    expect(await codes({ q: '_' })).toEqual([]);
  });

  it('page by key, in every language, without losing or repeating a party', async () => {
    for (const locale of ['en', 'fr', 'es']) {
      const whole = (await listParties(scope, {}, locale, 100)).rows.map(({ code }) => code);
      const paged: string[] = [];
      for (let after: string | undefined; ;) {
        const { rows, next, total } = await listParties(scope, { after }, locale, 20);
        expect(total).toBe(87);
        paged.push(...rows.map(({ code }) => code));
        if (!next) break;
        after = next;
      }
      expect(paged).toEqual(whole);
      expect(await listPartyCodes(scope, {}, locale, 100)).toEqual({ codes: whole, total: 87, next: null });
    }
  });

  it('give a party with both lists of members, chairs with confidence and its sources', async () => {
    const party = await getParty(scope, 'colombo-process');
    expect(party.countries.length).toBe(12);
    expect(
      party.chairs.map(({ country, fromYear, toYear, confidence }) => [country?.iso2, fromYear, toYear, confidence]),
    ).toContainEqual(['NP', 2017, 2021, 'STATED']);
    expect(party.themesAsWritten).toContain('remittances');
    expect(party.sources.length).toBe(5);
    const prague = await getParty(scope, 'prague-process');
    expect(prague.countries.filter(({ list }) => list === '2018').length).toBe(50);
    expect(prague.countries.filter(({ list, role }) => list === 'latest' && role === 'MEMBER').length).toBe(48);
  });

  it('tie mechanisms and institutions both ways', async () => {
    expect((await listAttached(scope, await getParty(scope, 'khartoum-process'))).map(({ code }) => code)).toEqual([
      'au',
      'eu',
    ]);
    expect((await listAttached(scope, await getParty(scope, 'igad'))).map(({ code }) => code)).toEqual([
      'igad-rcp',
      'rmfm',
    ]);
  });

  it('refuse what does not exist, and places without a page', async () => {
    await expect(getParty(scope, 'nowhere')).rejects.toThrow(Refusal);
    await expect(getCountry(scope, 'ZZ')).rejects.toThrow(Refusal);
    await expect(getCountry(scope, 'BV')).rejects.toThrow(Refusal);
  });

  it('give a country with its mechanisms by role', async () => {
    const kenya = await getCountry(scope, 'ke');
    expect(
      kenya.memberships.filter(({ list, role }) => list === 'latest' && role === 'MEMBER').map(({ code }) => code),
    ).toContain('igad-rcp');
    const listed = (await listCountries(scope, 'en')).find(({ iso2 }) => iso2 === 'KE');
    const count = (kind: string) =>
      kenya.memberships.filter((row) => row.kind === kind && row.list === 'latest' && row.role !== 'OBSERVER').length;
    expect(listed).toMatchObject({ rcp: count('RCP'), irf: count('IRF'), global: count('GLOBAL_PROCESS') });
  });

  it('list nine editions newest first, with those named as present', async () => {
    const editions = await listEditions(scope);
    expect(editions.map(({ edition }) => edition)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(editions.find(({ edition }) => edition === 2)?.present.length).toBe(13);
    expect(editions[0]?.meeting).toBeNull();
  });

  it('tell those who look after it what is not known of each party, on any day, and nobody else', async () => {
    const editor = {
      accountId: '',
      sessionId: '',
      email: '',
      locale: 'en',
      name: null,
      siteRole: 'STAFF',
      personIds: [],
    };
    const staff = enterSite({ ...editor, siteRole: 'STAFF' as const });
    const all = (filters: Parameters<typeof listEdited>[1], today = '2026-11-30') =>
      listEdited(staff, filters, { locale: 'en', today, size: 200 });
    expect((await all({})).total).toBe(87);
    const { rows } = await listParties(scope, { kind: 'mechanisms' }, 'en', 100);
    const records = await getPartyRecords(
      scope,
      rows.map(({ code }) => code),
    );
    const year = (of: number | null) => (of === null ? null : String(of));
    for (const today of ['2018-06-30', '2024-12-31', '2026-11-30']) {
      const chairless = records
        .filter(({ chairs, secretariat }) => {
          const holds = chairs.some((term) => covers({ since: year(term.fromYear), until: year(term.toYear) }, today));
          return !holds && secretariat?.chairArrangement !== 'none';
        })
        .map(({ code }) => code);
      expect((await all({ needs: 'chair' }, today)).rows.map(({ code }) => code)).toEqual(
        rows.map(({ code }) => code).filter((code) => chairless.includes(code)),
      );
      expect(chairless.length).toBeGreaterThan(0);
    }
    const { rows: unthemed } = await all({ needs: 'themes', kind: 'mechanisms' });
    expect(unthemed.map(({ code }) => code).sort()).toEqual(
      records.flatMap(({ code, themes }) => (themes.length === 0 ? [code] : [])).sort(),
    );
    expect((await all({ needs: 'proposals' })).total).toBe(0);
    expect((await all({ q: 'puebla' })).rows[0]).toMatchObject({ code: 'rcm', changed: null, proposals: 0 });
    const [first] = (await all({})).rows;
    const rest = await listEdited(staff, { after: first?.code }, { locale: 'en', today: '2026-11-30', size: 2 });
    expect([rest.total, rest.rows.length, rest.next]).toEqual([87, 2, rest.rows[1]?.code]);
    await expect(listEdited(scope, {}, { locale: 'en', today: '2026-11-30', size: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await statements(() => all({ q: 'puebla', needs: 'any' }))).toBe(1);
  });

  it('define each term with its equivalents in three languages and where they were found', async () => {
    const terms = await listTerms(scope, definedTerms);
    expect(terms.map(({ key }) => key)).toEqual(definedTerms);
    for (const { terms: words, sources } of terms) {
      expect(Object.keys(words).sort()).toEqual(['en', 'es', 'fr']);
      expect(sources).toContain('document:fact-sheet-2018');
    }
  });

  it('take as many statements for one row as for three', async () => {
    const one = await statements(() => getPartyRecords(scope, ['midsa']));
    const three = await statements(() => getPartyRecords(scope, ['midsa', 'midwa', 'gfmd']));
    expect([one, three]).toEqual([2, 2]);
    expect(await statements(() => listParties(scope, { q: 'puebla' }, 'en'))).toBe(1);
    expect(await statements(() => listParties(scope, { kind: 'global-process' }, 'en'))).toBe(1);
    expect(await statements(() => getCountry(scope, 'KE'))).toBe(3);
    expect(await statements(() => getFigureFacts(scope, '2018-12-31'))).toBe(2);
    for (const read of [getDirectoryFrame, listEditions, listObjectives, listPublishedFigures])
      expect(await statements(() => read(scope))).toBe(1);
    expect(await statements(() => listCountries(scope, 'fr'))).toBe(1);
    expect(await statements(async () => listPartyMeetings(scope, (await getParty(scope, 'midsa')).id))).toBe(3);
  });
});
