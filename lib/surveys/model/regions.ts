import { ONE, type Fraction } from './fractions';

/** `mechanism`: an inter-State consultation mechanism. `partner`: a UN commission, an economic organisation, others. */
export type OrganisationKind = 'mechanism' | 'partner';

/** Only `global` decides a column; the rest follows from the regions. */
export type OrganisationScope = 'regional' | 'interregional' | 'global';

/** An invited organisation as the survey counts it. `regions`: region codes, in any order. */
export type Organisation = {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly regions: readonly string[];
  readonly scope: OrganisationScope;
};

export type ColumnKind = 'region' | 'interregional' | 'global' | 'unassigned';

/**
 * `partition`: every organisation in exactly one column, so that the columns add up to N.
 * `spread`: an organisation of several regions counts 1/|regions| in each; the columns still add up to N.
 */
export type Assignment = 'partition' | 'spread';

export type Member = { readonly organisation: Organisation; readonly weight: Fraction };

/** A column of a table of results. `key` is the region's code, or the kind itself. */
export type Column = { readonly key: string; readonly kind: ColumnKind; readonly members: readonly Member[] };

export type Place = { readonly key: string; readonly kind: ColumnKind; readonly weight: Fraction };

const APART: readonly ColumnKind[] = ['interregional', 'global', 'unassigned'];

/** Keys of columns that are not regions. */
const RESERVED: readonly string[] = [...APART, 'total', 'mechanisms', 'partners'];

/**
 * The column or columns an organisation belongs to. The weights always sum to 1.
 * One that has none of the meeting's regions and is not global stands in `unassigned`, so that nobody drops out of N.
 */
export function placesOf(
  organisation: Organisation,
  meetingRegions: readonly string[],
  assignment: Assignment = 'partition',
): Place[] {
  if (organisation.scope === 'global') return [{ key: 'global', kind: 'global', weight: ONE }];
  const regions = meetingRegions.filter((region) => organisation.regions.includes(region));
  if (regions.length === 0) return [{ key: 'unassigned', kind: 'unassigned', weight: ONE }];
  if (regions.length > 1 && assignment === 'partition') {
    return [{ key: 'interregional', kind: 'interregional', weight: ONE }];
  }
  return regions.map((key) => ({ key, kind: 'region', weight: { numerator: 1, denominator: regions.length } }));
}

/**
 * Columns in the order regions of the meeting, interregional, global, unassigned.
 * A region without organisations keeps its (empty) column; `unassigned` appears only when someone stands in it,
 * and `interregional` not at all when organisations are spread.
 * @throws RangeError when a region's code is one of the reserved keys or appears twice, or an organisation is listed twice.
 */
export function columnsOf(
  organisations: readonly Organisation[],
  meetingRegions: readonly string[],
  assignment: Assignment = 'partition',
): Column[] {
  for (const key of RESERVED) {
    if (meetingRegions.includes(key)) throw new RangeError(`"${key}" cannot be the code of a region`);
  }
  if (new Set(meetingRegions).size !== meetingRegions.length) throw new RangeError('A region is listed twice');
  if (new Set(organisations.map(({ id }) => id)).size !== organisations.length) {
    throw new RangeError('An organisation is listed twice');
  }
  const members = new Map<string, Member[]>();
  for (const organisation of organisations) {
    for (const { key, weight } of placesOf(organisation, meetingRegions, assignment)) {
      const listed = members.get(key);
      if (listed) listed.push({ organisation, weight });
      else members.set(key, [{ organisation, weight }]);
    }
  }
  const columns: Column[] = [
    ...meetingRegions.map((key): Column => ({ key, kind: 'region', members: members.get(key) ?? [] })),
    ...APART.map((kind): Column => ({ key: kind, kind, members: members.get(kind) ?? [] })),
  ];
  return columns.filter(({ kind, members: listed }) => {
    if (kind === 'unassigned') return listed.length > 0;
    return kind !== 'interregional' || assignment === 'partition';
  });
}
