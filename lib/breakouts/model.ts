import { sharedFrom } from '@/lib/surveys/model/overlap';
import type { LocalizedText } from '@/lib/i18n/pick';

/** A figure of a sealed snapshot: one theme in one column. */
export type Cell = {
  id: string;
  columnKey: string;
  choiceCode: string;
  topCount: number;
  answered: number;
  rank: number | null;
  inTopK: boolean;
};

export type RegionRow = { code: string; prefix: string; names: LocalizedText; position: number };
export type ChoiceRow = { code: string; label: LocalizedText; themeCode: string | null; position: number };
/** A party with a delegation at the meeting. `persons` are those confirmed or on their way. */
export type PartyRow = { id: string; code: string; isGlobal: boolean; regions: string[]; persons: number };

export type PlannedIssue = {
  cellId: string;
  title: LocalizedText;
  themeCode: string | null;
  shared: boolean;
  topCount: number;
  answered: number;
  rank: number | null;
};
export type PlannedGroup = {
  code: string;
  regionCode: string;
  names: LocalizedText;
  issues: PlannedIssue[];
  partyIds: string[];
  persons: number;
};

/** Where somebody has placed an organisation by hand, or taken it out. */
export type Placement = { partyId: string; groupCode: string; isSeated: boolean };

export type Plan = {
  groups: PlannedGroup[];
  /** Placements by hand that the groups follow, and those in a group that is not formed. */
  kept: Placement[];
  dropped: Placement[];
  /** Parties at the meeting that sit in no group. */
  unplaced: string[];
};

/**
 * Choices that more regions have among their first k than chance alone would give (methods: overlap between regions).
 * Only regions with a ranking count. Empty where no coverage could prove anything.
 */
export function sharedChoices(
  cells: readonly Cell[],
  regionCodes: ReadonlySet<string>,
  k: number,
): ReadonlySet<string> {
  const regional = cells.filter(({ columnKey }) => regionCodes.has(columnKey));
  const ranked = new Set(regional.filter(({ rank }) => rank !== null).map(({ columnKey }) => columnKey));
  const choices = new Set(regional.map(({ choiceCode }) => choiceCode));
  const threshold = sharedFrom(ranked.size, choices.size, Math.min(k, choices.size));
  if (threshold === null) return new Set();
  const coverage = new Map<string, number>();
  for (const { columnKey, choiceCode, inTopK } of regional) {
    if (inTopK && ranked.has(columnKey)) coverage.set(choiceCode, (coverage.get(choiceCode) ?? 0) + 1);
  }
  return new Set([...coverage].filter(([, count]) => count >= threshold).map(([choice]) => choice));
}

/**
 * The groups a snapshot leads to: one per region it has figures for, in the order of the regions. A group takes the
 * region's own first k as its issues and every party of the region; a party of several regions sits in all of those
 * that have a group. Global processes sit in none unless chosen. What somebody has placed by hand stays so. Pure.
 */
export function planGroups(given: {
  cells: readonly Cell[];
  regions: readonly RegionRow[];
  choices: readonly ChoiceRow[];
  parties: readonly PartyRow[];
  k: number;
  /** Party id → code of a group, for parties that no region places. */
  chosen: Readonly<Record<string, string>>;
  placements: readonly Placement[];
}): Plan {
  const { cells, choices, parties, k, chosen } = given;
  const columns = new Set(cells.map(({ columnKey }) => columnKey));
  const regions = given.regions.filter(({ code }) => columns.has(code)).toSorted((a, b) => a.position - b.position);
  const shared = sharedChoices(cells, new Set(regions.map(({ code }) => code)), k);
  const choiceOf = new Map(choices.map((choice) => [choice.code, choice]));
  const codesOf = (party: PartyRow): string[] => {
    const placed = party.isGlobal
      ? []
      : regions.filter(({ code }) => party.regions.includes(code)).map(({ prefix }) => prefix);
    const choice = chosen[party.id];
    if (placed.length > 0 || !choice) return placed;
    return regions.some(({ prefix }) => prefix === choice) ? [choice] : [];
  };
  const present = new Set(parties.map(({ id }) => id));
  const byHand = given.placements.filter(({ partyId }) => present.has(partyId));
  const isFormed = ({ groupCode }: Placement) => regions.some(({ prefix }) => prefix === groupCode);
  // What the form chooses now counts more than what was taken out before.
  const isOverruled = ({ partyId, groupCode, isSeated }: Placement) => !isSeated && chosen[partyId] === groupCode;
  const kept = byHand.filter((one) => isFormed(one) && !isOverruled(one));
  const placement = new Map(
    parties.map((party) => {
      const codes = new Set(codesOf(party));
      for (const { groupCode, isSeated } of kept.filter(({ partyId }) => partyId === party.id))
        if (isSeated) codes.add(groupCode);
        else codes.delete(groupCode);
      return [party.id, [...codes]];
    }),
  );
  return {
    kept,
    dropped: byHand.filter((one) => one.isSeated && !isFormed(one)),
    groups: regions.map(({ code: regionCode, prefix, names }) => {
      const members = parties.filter(({ id }) => placement.get(id)?.includes(prefix));
      return {
        code: prefix,
        regionCode,
        names,
        issues: issuesOf(cells, regionCode, choiceOf, shared),
        partyIds: members.map(({ id }) => id),
        persons: members.reduce((sum, { persons }) => sum + persons, 0),
      };
    }),
    unplaced: parties.filter(({ id }) => placement.get(id)?.length === 0).map(({ id }) => id),
  };
}

function issuesOf(
  cells: readonly Cell[],
  regionCode: string,
  choiceOf: ReadonlyMap<string, ChoiceRow>,
  shared: ReadonlySet<string>,
): PlannedIssue[] {
  const order = ({ rank, choiceCode }: Cell) =>
    [rank ?? Infinity, choiceOf.get(choiceCode)?.position ?? Infinity] as const;
  return (
    cells
      // In a small region the last places may be shared by all that nobody chose: those are no priorities.
      .filter(
        ({ columnKey, inTopK, rank, topCount }) => columnKey === regionCode && inTopK && rank !== null && topCount > 0,
      )
      .toSorted((a, b) => order(a)[0] - order(b)[0] || order(a)[1] - order(b)[1])
      .map(({ id, choiceCode, topCount, answered, rank }) => ({
        cellId: id,
        title: choiceOf.get(choiceCode)?.label ?? { en: choiceCode },
        themeCode: choiceOf.get(choiceCode)?.themeCode ?? null,
        shared: shared.has(choiceCode),
        topCount,
        answered,
        rank,
      }))
  );
}

/** Groups of fewer persons than half the mean stand out: a group of two beside groups of twenty does not work. */
export function isSmallBeside(persons: number, all: readonly number[]): boolean {
  const mean = all.reduce((sum, size) => sum + size, 0) / Math.max(all.length, 1);
  return all.length > 1 && persons * 2 < mean;
}

/** Now, or the moment something began where that is later: a change that had to wait for another carries the earlier clock. */
export const notBefore = (begun: Date | null, now: Date): Date => (begun && begun > now ? begun : now);

/** A group and how many persons sit in it. */
export type GroupSize = { id: string; persons: number };
/** `groups`: where it sits. `isFree`: no region says where it belongs. */
export type Seated = { id: string; persons: number; groups: readonly string[]; isFree: boolean };
/** `to` null: it leaves one of the groups it sits in. `sizes`: of all groups afterwards, by id. */
export type BalanceStep = { party: string; from: string; to: string | null; sizes: ReadonlyMap<string, number> };

/** More steps than this are no proposal that anybody reads. */
const mostSteps = 5;

/**
 * Steps towards groups of equal size, the one that helps most first: an organisation that sits in several groups leaves the
 * largest, one that no region places moves to the smallest. Nobody is taken from the one group of their region. A step has to
 * bring the sum of squared sizes' distance from the mean down by a tenth. Pure.
 */
export function balanceSteps(groups: readonly GroupSize[], members: readonly Seated[]): BalanceStep[] {
  const steps: BalanceStep[] = [];
  let sizes = new Map(groups.map(({ id, persons }) => [id, persons]));
  let seated = members.filter(({ persons }) => persons > 0);
  while (steps.length < mostSteps) {
    const now = spread(sizes);
    const [best] = seated
      .flatMap((member) => movesOf(member, sizes))
      .toSorted((one, other) => spread(one.sizes) - spread(other.sizes));
    if (!best || spread(best.sizes) > 0.9 * now) break;
    steps.push(best);
    sizes = new Map(best.sizes);
    seated = seated.map((member) => (member.id === best.party ? { ...member, groups: after(member, best) } : member));
  }
  return steps;
}

const after = ({ groups }: Seated, { from, to }: BalanceStep) => [
  ...groups.filter((id) => id !== from),
  ...(to ? [to] : []),
];

function movesOf({ id: party, persons, groups, isFree }: Seated, sizes: ReadonlyMap<string, number>): BalanceStep[] {
  const others = isFree ? [...sizes.keys()].filter((id) => !groups.includes(id)) : [];
  const targets = groups.length > 1 ? [null, ...others] : others;
  return groups.flatMap((from) =>
    targets.map((to) => {
      const next = new Map(sizes);
      next.set(from, (sizes.get(from) ?? 0) - persons);
      if (to) next.set(to, (sizes.get(to) ?? 0) + persons);
      return { party, from, to, sizes: next };
    }),
  );
}

/** Sum of squared distances from the mean size. */
function spread(sizes: ReadonlyMap<string, number>): number {
  const all = [...sizes.values()];
  const mean = all.reduce((sum, size) => sum + size, 0) / Math.max(all.length, 1);
  return all.reduce((sum, size) => sum + (size - mean) ** 2, 0);
}

/** The snapshots that the figures on an agenda were sealed in, each once, the first one first. */
export function snapshotsBehind<Sealed extends { snapshot: number }>(
  issues: readonly { figure: Sealed | null }[],
): Sealed[] {
  const figures = issues.flatMap(({ figure }) => figure ?? []);
  return [...new Map(figures.map((figure) => [figure.snapshot, figure])).values()].toSorted(
    (one, other) => one.snapshot - other.snapshot,
  );
}
