import { isRankable, suppress, type CountColumn, type DisclosureLevel } from './disclosure';

/** `inside`: the secretariat and the delegates, who see counts. `public`: everyone, with small cells hidden. */
export type Audience = 'inside' | 'public';

/** Who looks at results of which kind. */
export type View = {
  readonly audience: Audience;
  /** Public counts below this are hidden. */
  readonly small: number;
  /** Results name who answered, as was announced: then those inside may know each answer, and nothing is kept from subtraction. */
  readonly isAttributed: boolean;
};

/** A group with its counts, one per row. `upper`: the most each could be. `answered`: heads. */
export type CountedGroup = {
  readonly key: string;
  readonly answered: number;
  readonly level: DisclosureLevel;
  readonly counts: readonly number[];
  readonly upper: readonly number[];
};

/** Groups that part everybody, the two kinds of organisation, and all together. */
export type CountedGroups = {
  readonly columns: readonly CountedGroup[];
  readonly kinds: readonly CountedGroup[];
  readonly total: CountedGroup;
};

/** By group and row: the count, or null where it is withheld. */
export type ShownCounts = {
  readonly columns: readonly (readonly (number | null)[])[];
  readonly kinds: readonly (readonly (number | null)[])[];
  readonly total: readonly (number | null)[];
};

const none = ({ counts }: CountedGroup): null[] => counts.map(() => null);
const counted = (group: CountedGroup): readonly (number | null)[] =>
  isRankable(group.level) ? group.counts : none(group);

/** The counts that both show. */
function inBoth(one: ShownCounts, other: ShownCounts): ShownCounts {
  type Counts = readonly (number | null)[];
  const group = (counts: Counts, beside: Counts = []) =>
    counts.map((count, index) => ((beside[index] ?? null) === null ? null : count));
  return {
    columns: one.columns.map((counts, index) => group(counts, other.columns[index])),
    kinds: one.kinds.map((counts, index) => group(counts, other.kinds[index])),
    total: group(one.total, other.total),
  };
}

/**
 * The counts an audience may see. Inside, groups too small to be told of are left out; where answers are anonymous others go
 * with them, so that what is left out cannot be found by subtraction from the total. In public every count below `small` is
 * hidden as well; of anonymous answers nothing is told in public that those inside do not read, who could put the two together.
 * A group whose hidden counts nothing can protect is hidden whole.
 * @param isSumKnown can a reader know the sum of a column (n of a single choice, n·k of full lists)?
 * @throws RangeError on counts that are not whole where some are to be protected: fractions of organisations give away who they are.
 */
export function shownCounts({ columns, kinds, total }: CountedGroups, view: View, isSumKnown: boolean): ShownCounts {
  const isInside = view.audience === 'inside';
  if (isInside && view.isAttributed)
    return { columns: columns.map(counted), kinds: kinds.map(counted), total: counted(total) };
  const column = ({ key, level, counts, upper }: CountedGroup): CountColumn => ({
    key,
    counts,
    upper,
    isSumKnown,
    isHidden: isInside && level === 'no_ranking',
  });
  const suppressed = suppress({ columns: columns.map(column), second: kinds.map(column) }, isInside ? 0 : view.small);
  const lost = new Set(suppressed.unprotected.map(({ key }) => key));
  const shown = (group: CountedGroup, counts: readonly (number | null)[] | undefined) =>
    lost.has(group.key) || (isInside && !isRankable(group.level)) ? none(group) : (counts ?? none(group));
  const told: ShownCounts = {
    columns: columns.map((group, index) => shown(group, suppressed.columns[index])),
    kinds: kinds.map((group, index) => shown(group, suppressed.second[index])),
    total: shown(total, suppressed.totals),
  };
  if (isInside || view.isAttributed) return told;
  return inBoth(told, shownCounts({ columns, kinds, total }, { ...view, audience: 'inside' }, isSumKnown));
}
