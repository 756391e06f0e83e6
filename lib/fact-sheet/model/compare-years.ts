import type { PartyKind } from '@/lib/core/prisma/enums';
import { standingsOf, type CountedCountry, type Standing } from '@/lib/directory/model/figures';
import { without } from './explain';
import { sheetOf, type SheetData, type SheetStanding } from './sheet';

/** A figure in two years, and who makes the difference. Null: not computed in that year. */
export type ComparedFigure = {
  key: string;
  from: number | null;
  to: number | null;
  joined: readonly string[];
  left: readonly string[];
  countriesJoined: readonly CountedCountry[];
  countriesLeft: readonly CountedCountry[];
};

/** What the directory says of two years, and what changed between them. Mechanisms by code. */
export type ComparedYears = {
  /** A year of which there is nothing to count, with the reason; null where both can be counted. */
  uncounted: { year: number; standing: SheetStanding } | null;
  figures: readonly ComparedFigure[];
  /** Founded after the first year and by the second. */
  founded: readonly { code: string; year: number }[];
  /** Counted in the first year, and in the second at rest, or undecided. */
  ended: readonly string[];
  unsure: readonly string[];
  /** There in the first year without being counted, and counted in the second. */
  resumed: readonly string[];
  /** Counted in both, in another class. */
  moved: readonly { code: string; from: PartyKind; to: PartyKind }[];
  /** Counted in both, with another list of members: countries and territories by code. */
  members: readonly { code: string; joined: readonly string[]; left: readonly string[] }[];
};

/** Compares the earlier year with the later one. */
export function compareYears(earlier: SheetData, later: SheetData): ComparedYears {
  const sheets = [sheetOf(earlier), sheetOf(later)] as const;
  const [one, other] = [
    standingsOf(earlier.picture.facts, earlier.choices),
    standingsOf(later.picture.facts, later.choices),
  ];
  const byCode = (counted: readonly Standing[]) => new Map(counted.map((standing) => [standing.party.code, standing]));
  const [before, after] = [byCode(one.counted), byCode(other.counted)];
  const stay = [...before.values()].flatMap((then) => {
    const now = after.get(then.party.code);
    return now ? [{ code: then.party.code, then, now }] : [];
  });
  const years = [earlier.choices.year, later.choices.year] as const;
  const isFounded = ({ founded }: Standing['party']) => founded !== null && founded > years[0] && founded <= years[1];
  const gone = [...before.keys()].filter((code) => !after.has(code));
  const isUndecided = new Set(other.undecided.map(({ code }) => code));
  const index = sheets.findIndex(({ standing }) => standing === 'future');
  return {
    uncounted: index < 0 ? null : { year: years[index] ?? years[0], standing: 'future' },
    figures: [...new Set(sheets.flatMap(({ computed }) => [...computed.figures.keys()]))].map((key) => {
      const [then, now] = sheets.map(({ computed }) => computed.figures.get(key));
      const [was, is] = [then?.countries ?? [], now?.countries ?? []];
      const ofMechanisms = (then ?? now)?.unit === 'mechanisms';
      return {
        ...{ key, from: then?.value ?? null, to: now?.value ?? null },
        joined: ofMechanisms ? (now?.parties ?? []).filter((code) => !then?.parties.includes(code)) : [],
        left: ofMechanisms ? (then?.parties ?? []).filter((code) => !now?.parties.includes(code)) : [],
        countriesJoined: without(is, was),
        countriesLeft: without(was, is),
      };
    }),
    founded: later.picture.facts.parties
      .filter(isFounded)
      .map(({ code, founded }) => ({ code, year: founded ?? years[1] }))
      .sort((a, b) => a.year - b.year || (a.code < b.code ? -1 : 1)),
    ended: gone.filter((code) => !isUndecided.has(code)),
    unsure: gone.filter((code) => isUndecided.has(code)),
    resumed: [...after.values()]
      .filter(({ party }) => !before.has(party.code) && !isFounded(party))
      .map(({ party }) => party.code),
    moved: stay.flatMap(({ code, then, now }) =>
      then.kind === now.kind ? [] : [{ code, from: then.kind, to: now.kind }],
    ),
    members: stay.flatMap(({ code, then, now }) => {
      const joined = now.listed.filter((iso2) => !then.listed.includes(iso2));
      const left = then.listed.filter((iso2) => !now.listed.includes(iso2));
      return joined.length + left.length > 0 ? [{ code, joined, left }] : [];
    }),
  };
}
