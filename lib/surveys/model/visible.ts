import type { Bounds } from './bounds';
import { suppress, type CountColumn, type DisclosureLevel } from './disclosure';
import type { GroupResult, PriorityResult, ThemeRow } from './results';
import type { ColumnKind, OrganisationKind } from './regions';

/** `inside`: the secretariat and the delegates, who see counts. `public`: everyone, with small cells hidden. */
export type Audience = 'inside' | 'public';

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

function cell(row: ThemeRow, level: DisclosureLevel, released: number | null): VisibleCell {
  // Nobody asked is not nobody in favour.
  const count = row.answered === 0 ? null : released;
  const areSharesShown = level === 'full' && count !== null;
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

function visibleColumn(name: ColumnName, group: GroupResult, counts: readonly (number | null)[]): VisibleColumn {
  return {
    key: name.key,
    kind: name.kind,
    invited: group.invited,
    answered: group.answered,
    level: group.level,
    cells: group.rows.map((row, index) => cell(row, group.level, counts[index] ?? null)),
  };
}

function insideCounts(group: GroupResult): (number | null)[] {
  const isShown = group.level === 'counts' || group.level === 'full';
  return group.rows.map((row) => (isShown ? row.topCount : null));
}

function countColumn(group: GroupResult, key: string): CountColumn {
  return {
    key,
    counts: group.rows.map((row) => row.topCount),
    upper: group.rows.map((row) => row.answered),
    // When everyone ranks a full list the sum is n·k, which every reader can work out.
    isSumKnown: true,
  };
}

/** In public a rank is shown only for groups large enough for a public cell. */
function withoutSmallRanks(column: VisibleColumn, small: number): VisibleColumn {
  if (column.answered >= small) return column;
  return { ...column, cells: column.cells.map((hidden) => ({ ...hidden, rank: null, isInTopK: false })) };
}

/**
 * What an audience sees of a result. Inside: the thresholds of the meeting. Public: counts below the threshold are hidden
 * and others with them, over the columns, the two kinds of organisation and the total at once, so that none can be found
 * by subtraction; a group whose small counts nothing can protect is hidden whole. Points and means are for the inside only.
 *
 * @throws RangeError for the public table of spread weights: fractions of organisations give away who they are, so the
 *   public table is made from the partition.
 */
export function visibleResult(result: PriorityResult, audience: Audience): VisibleTable {
  const { columns, total } = result.all;
  const kinds: readonly { name: ColumnName; group: GroupResult }[] = [
    { name: { key: 'mechanisms', kind: 'mechanism' }, group: result.mechanisms.total },
    { name: { key: 'partners', kind: 'partner' }, group: result.partners.total },
  ];
  if (audience === 'inside') {
    return {
      columns: columns.map((group) => visibleColumn(group, group, insideCounts(group))),
      kinds: kinds.map(({ name, group }) => visibleColumn(name, group, insideCounts(group))),
      total: visibleColumn(total, total, insideCounts(total)),
    };
  }
  if (result.settings.assignment === 'spread') {
    throw new RangeError('The public table needs every organisation in exactly one column');
  }
  const small = result.settings.thresholds.publicCell;
  const suppressed = suppress(
    {
      columns: columns.map((group) => countColumn(group, group.key)),
      second: kinds.map(({ name, group }) => countColumn(group, name.key)),
    },
    small,
  );
  const lost = new Set(suppressed.unprotected.map(({ key }) => key));
  const published = (
    name: ColumnName,
    group: GroupResult,
    counts: readonly (number | null)[] | undefined,
  ): VisibleColumn => withoutSmallRanks(visibleColumn(name, group, lost.has(name.key) ? [] : (counts ?? [])), small);
  return {
    columns: columns.map((group, index) => published(group, group, suppressed.columns[index])),
    kinds: kinds.map(({ name, group }, index) => published(name, group, suppressed.second[index])),
    total: published(total, total, suppressed.totals),
  };
}
