import type { Tx } from '@/lib/core/db';
import { foldWords } from '@/lib/core/fold';
import type { DirectoryFact } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { StandingDirectory, StandingEntry, StandingParty } from './model/compare-rows';
import { factKinds, isStanding, tableOf, themesValue, valuesOf } from './model/facts';

type Row = Record<string, unknown>;
type Grounds = { party: string; source: string | null; sourceOn: string | null };
type Last = Grounds & { of: string; rowId: string; row: Row | null };

/**
 * What stands of these parties, each entry with what it rests on, which countries, themes and regions there are, and what all
 * parties are called. An unknown code is left
 * out, and so is a State, which has no entry. Seven statements.
 */
export async function readStandingDirectory(
  tx: Pick<Tx, '$queryRaw'>,
  codes: readonly string[],
): Promise<StandingDirectory> {
  const asked = [...new Set(codes)];
  const parties = await tx.$queryRaw<Pick<StandingParty, 'id' | 'code' | 'kind'>[]>`
    SELECT id, code, kind::text AS kind FROM "Party" WHERE code = ANY (${asked}) AND kind <> 'STATE'`;
  // What was last written of each row, also that it was taken out: of the themes the last change of any counts.
  const last = await tx.$queryRaw<Last[]>`
    SELECT l.* FROM (
      SELECT DISTINCT ON (v."partyId", v."of", v."rowId") v.seq, p.code AS party, v."of", v."rowId", v."row", c.source, c."sourceOn"
      FROM "DirectoryVersion" v JOIN "Party" p ON p.id = v."partyId" LEFT JOIN "DirectoryChange" c ON c.id = v."changeId"
      WHERE p.code = ANY (${asked}) AND p.kind <> 'STATE' ORDER BY v."partyId", v."of", v."rowId", v.seq DESC) l ORDER BY l.seq`;
  // The row of a party holds more than its names: what they rest on is the last change of them, whatever else was changed after it.
  const named = await tx.$queryRaw<Grounds[]>`
    SELECT DISTINCT ON (v."partyId") p.code AS party, c.source, c."sourceOn"
    FROM "DirectoryVersion" v JOIN "Party" p ON p.id = v."partyId" JOIN "DirectoryChange" c ON c.id = v."changeId" AND c.what = 'IDENTITY'
    WHERE p.code = ANY (${asked}) AND p.kind <> 'STATE' ORDER BY v."partyId", v.seq DESC`;
  const namesRestOn = new Map(named.map((grounds) => [grounds.party, grounds]));
  const countries = await tx.$queryRaw<{ code: string }[]>`SELECT iso2 AS code FROM "Country"`;
  const themes = await tx.$queryRaw<{ code: string }[]>`SELECT code FROM "Theme"`;
  const regions = await tx.$queryRaw<{ code: string }[]>`SELECT code FROM "Region"`;
  const everybody = await tx.$queryRaw<{ code: string; names: LocalizedText; acronyms: LocalizedText }[]>`
    SELECT code, names, acronyms FROM "Party"`;
  const rowsOf = new Map<string, Last[]>();
  for (const version of last) {
    const isParty = version.of === tableOf.IDENTITY;
    const row = isParty ? { ...version, ...(namesRestOn.get(version.party) ?? groundless) } : version;
    const place = `${row.party} ${row.of}`;
    rowsOf.set(place, [...(rowsOf.get(place) ?? []), row]);
  }
  return {
    parties: new Map(
      parties.map((party) => {
        const entries = factKinds.map((what) => [
          what,
          entriesOf(what, rowsOf.get(`${party.code} ${tableOf[what]}`) ?? []),
        ]);
        return [party.code, { ...party, entries: Object.fromEntries(entries) as StandingParty['entries'] }];
      }),
    ),
    countries: new Set(countries.map(({ code }) => code)),
    themes: new Set(themes.map(({ code }) => code)),
    regions: new Set(regions.map(({ code }) => code)),
    named: everybody.map(({ code, names, acronyms }) => ({
      code,
      names: foldedIn(names),
      acronyms: foldedIn(acronyms),
    })),
  };
}

const foldedIn = (text: LocalizedText) => Object.values(text).flatMap((one) => foldWords(one ?? '') || []);

function entriesOf(what: DirectoryFact, rows: readonly Last[]): StandingEntry[] {
  const standing = rows.flatMap(({ rowId, row, ...change }) =>
    row === null || !isStanding(what, row) ? [] : [{ row: rowId, values: valuesOf(what, row), ...groundsOf(change) }],
  );
  if (what !== 'THEMES') return standing;
  const entered = rows.findLast(({ source }) => source !== null);
  // That there are none is an entry too, where somebody has taken the last of them out.
  if (standing.length === 0 && !entered) return [];
  const themes = themesValue(standing.map(({ values }) => values['themes'] ?? ''));
  return [{ row: null, values: { themes }, ...groundsOf(entered ?? groundless) }];
}

const groundless = { source: null, sourceOn: null };

function groundsOf({ source, sourceOn }: Pick<Last, 'source' | 'sourceOn'>) {
  return { source: source ?? '', sourceOn: sourceOn ?? '', entered: source !== null };
}
