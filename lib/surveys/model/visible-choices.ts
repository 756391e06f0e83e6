import { DEFAULT_THRESHOLDS, isRankable, suppress, type CountColumn, type DisclosureLevel } from './disclosure';
import type { ColumnKind } from './regions';
import type { ChoiceRow, TallyGroup, TallySection } from './tallies';
import type { Audience } from './visible';

/** A count as it may be printed; null where it is withheld. n is always said. */
export type VisibleChoice = {
  readonly code: string;
  readonly count: number | null;
  readonly answered: number;
  readonly share: number | null;
};

export type VisibleChoiceColumn = {
  readonly key: string;
  readonly kind: ColumnKind | 'total';
  readonly invited: number;
  readonly answered: number;
  readonly level: DisclosureLevel;
  readonly choices: readonly VisibleChoice[];
};

function visibleGroup(
  group: TallyGroup<readonly ChoiceRow[]>,
  counts: readonly (number | null)[],
): VisibleChoiceColumn {
  const { key, kind, invited, answered, level } = group;
  return {
    key,
    kind,
    invited,
    answered,
    level,
    choices: group.content.map((row, index) => {
      const count = row.answered === 0 ? null : (counts[index] ?? null);
      return {
        code: row.code,
        count,
        answered: row.answered,
        share: level === 'full' && count !== null ? row.share : null,
      };
    }),
  };
}

/**
 * What an audience sees of a single or multiple choice: a section's columns, and its total last.
 * @param isSingle one choice each, so that every reader knows a column's sum (n)
 * @throws RangeError for the public view of spread weights, whose counts are not whole.
 */
export function visibleChoices(
  section: TallySection<readonly ChoiceRow[]>,
  audience: Audience,
  isSingle: boolean,
  small: number = DEFAULT_THRESHOLDS.publicCell,
): VisibleChoiceColumn[] {
  const { columns, total } = section;
  if (audience === 'inside') {
    return [...columns, total].map((group) =>
      visibleGroup(group, isRankable(group.level) ? group.content.map(({ count }) => count) : []),
    );
  }
  const table = columns.map((group): CountColumn => ({
    key: group.key,
    counts: group.content.map(({ count }) => count),
    upper: group.content.map(({ answered }) => answered),
    isSumKnown: isSingle,
  }));
  const suppressed = suppress({ columns: table }, small);
  const lost = new Set(suppressed.unprotected.map(({ key }) => key));
  const shown = [...suppressed.columns, suppressed.totals];
  return [...columns, total].map((group, index) =>
    visibleGroup(group, lost.has(group.key) ? [] : (shown[index] ?? [])),
  );
}
