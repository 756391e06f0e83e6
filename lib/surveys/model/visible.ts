import type { Bounds } from './bounds';
import { isOfFewer } from './cell-figure';
import { disclosureLevel, type DisclosureLevel, type Thresholds } from './disclosure';
import type { GroupResult, PriorityResult, ThemeRow } from './results';
import type { ColumnKind, OrganisationKind } from './regions';
import { shownCounts, type CountedGroup, type View } from './shown-counts';

/** A cell as it may be printed. Null: withheld, or there is none. */
export type VisibleCell = {
  readonly theme: string;
  readonly count: number | null;
  /** n and N of the cell are always said. */
  readonly answered: number;
  readonly invited: number;
  readonly share: number | null;
  readonly bounds: Bounds | null;
  readonly rank: number | null;
  readonly isInTopK: boolean;
};

export type VisibleColumn = {
  readonly key: string;
  readonly kind: ColumnKind | 'total' | OrganisationKind;
  readonly invited: number;
  readonly answered: number;
  readonly level: DisclosureLevel;
  readonly cells: readonly VisibleCell[];
};

/** The table of one audience: the columns, mechanisms and partners apart, and all together. */
export type VisibleTable = {
  readonly columns: readonly VisibleColumn[];
  readonly kinds: readonly VisibleColumn[];
  readonly total: VisibleColumn;
};

type ColumnName = { readonly key: string; readonly kind: VisibleColumn['kind'] };

function cell(row: ThemeRow, group: GroupResult, released: number | null, thresholds: Thresholds): VisibleCell {
  // Nobody asked is not nobody in favour.
  const count = row.answered === 0 ? null : released;
  // A share speaks of those who were offered the choice, so that many of them it takes.
  const isOwnFull = !isOfFewer(row, group.weightAnswered) || disclosureLevel(row.answered, thresholds) === 'full';
  const areSharesShown = group.level === 'full' && isOwnFull && count !== null;
  return {
    theme: row.theme,
    count,
    answered: row.answered,
    invited: row.invited,
    share: areSharesShown ? row.share : null,
    bounds: areSharesShown ? row.bounds : null,
    rank: row.rank,
    isInTopK: row.isInTopK,
  };
}

function visibleColumn(
  name: ColumnName,
  group: GroupResult,
  counts: readonly (number | null)[],
  thresholds: Thresholds,
): VisibleColumn {
  return {
    key: name.key,
    kind: name.kind,
    // Heads, or the weights of those that are spread: as the cells count.
    invited: group.weightInvited,
    answered: group.weightAnswered,
    level: group.level,
    cells: group.rows.map((row, index) => cell(row, group, counts[index] ?? null, thresholds)),
  };
}

function countedGroup(group: GroupResult, key: string): CountedGroup {
  return {
    key,
    answered: group.answered,
    level: group.level,
    counts: group.rows.map((row) => row.topCount),
    upper: group.rows.map((row) => row.answered),
  };
}

function withoutRanks(column: VisibleColumn): VisibleColumn {
  return { ...column, cells: column.cells.map((one) => ({ ...one, rank: null, isInTopK: false })) };
}

/** Whether a count of the column is withheld; of a choice that nobody was asked about there is none. */
function hasWithheld({ cells }: VisibleColumn): boolean {
  return cells.some(({ answered, count }) => answered > 0 && count === null);
}

/** Whether a count anywhere in the table is withheld: then points of all together, beside the others, could tell it. */
export function hasWithheldCount({ columns, kinds, total }: VisibleTable): boolean {
  return [...columns, ...kinds, total].some(hasWithheld);
}

/**
 * What an audience sees of a result. Inside: the thresholds of the meeting. Public: counts below the threshold are hidden
 * and others with them, over the columns, the two kinds of organisation and the total at once, so that none can be found
 * by subtraction; a group whose small counts nothing can protect is hidden whole. Points and means are for the inside only.
 * Of anonymous answers a column in which a count is withheld has no ranks: those of its other cells would tell it.
 *
 * @throws RangeError for a table of spread weights from which something has to be withheld: fractions of organisations give
 *   away who they are, so that table is made from the partition.
 */
export function visibleResult(result: PriorityResult, view: View): VisibleTable {
  const { columns, total } = result.all;
  const kinds: readonly { name: ColumnName; group: GroupResult }[] = [
    { name: { key: 'mechanisms', kind: 'mechanism' }, group: result.mechanisms.total },
    { name: { key: 'partners', kind: 'partner' }, group: result.partners.total },
  ];
  const isPublic = view.audience === 'public';
  if (isPublic && result.settings.assignment === 'spread') {
    throw new RangeError('The public table needs every organisation in exactly one column');
  }
  // Raised since the snapshot, the meeting's own threshold counts; lowered, the one the snapshot was made with.
  const small = Math.max(view.small, result.settings.thresholds.publicCell);
  const shown = shownCounts(
    {
      columns: columns.map((group) => countedGroup(group, group.key)),
      kinds: kinds.map(({ name, group }) => countedGroup(group, name.key)),
      total: countedGroup(total, 'total'),
    },
    { ...view, small },
    // When everyone ranks a full list the sum is n·k, which every reader can work out.
    true,
  );
  const seen = (name: ColumnName, group: GroupResult, counts: readonly (number | null)[] = []): VisibleColumn => {
    const column = visibleColumn(name, group, counts, result.settings.thresholds);
    // In public a rank is shown only for groups large enough for a public cell.
    const isTooSmall = isPublic && column.answered < small;
    return isTooSmall || (!view.isAttributed && hasWithheld(column)) ? withoutRanks(column) : column;
  };
  return {
    columns: columns.map((group, index) => seen(group, group, shown.columns[index])),
    kinds: kinds.map(({ name, group }, index) => seen(name, group, shown.kinds[index])),
    total: seen(total, total, shown.total),
  };
}
