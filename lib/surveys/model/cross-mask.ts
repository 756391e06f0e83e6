import type { Axis, WithheldTotals } from './cross-tab';
import { suppress, type CountColumn } from './disclosure';
import type { PairCounts } from './pair-counts';

/** What of a table is withheld, by column and row; the last row and the last column are those without an answer. */
export type CrossMask = {
  readonly cells: readonly (readonly boolean[])[];
  /** Columns whose small counts nothing can protect. */
  readonly isLost: readonly boolean[];
};

/** How a table is masked. */
export type MaskRule = {
  /** Counts below this are hidden. */
  readonly small: number;
  /** What is withheld of the totals of the two questions wherever they are shown. */
  readonly withheld: WithheldTotals;
  /** Groups given by fewer than this are not told of at all, neither as a column nor as a row; 0: told of as far as counts are. */
  readonly least: number;
};

/**
 * Which cells of a table may not be seen. The totals of both questions stand on the page of results, so none can be hidden
 * here to protect a cell, and what is withheld there is withheld here. Columns of an exclusive question part everybody and
 * are protected together; those of several answers overlap, and each is protected beside all the others ("this value or not").
 */
export function maskOf(rows: Axis, columns: Axis, pair: PairCounts, { small, withheld, least }: MaskRule): CrossMask {
  const isTiny = (count: number) => count > 0 && count < least;
  const hiddenRows = pair.rows.map((count) => isTiny(count));
  const knownTotals = [...rows.values.map((value) => !withheld.rows.has(value)), true];
  const keys = [...columns.values, 'none'];
  const asTable = keys.map((key, index): CountColumn => {
    const invited = pair.columns[index] ?? 0;
    const isHidden = (index < columns.values.length && withheld.columns.has(key)) || isTiny(invited);
    return {
      key: `${index} ${key}`,
      counts: pair.rows.map((_, row) => pair.cells[row]?.[index] ?? 0),
      // Nobody needs to hide that none of nobody is in a column.
      upper: pair.rows.map((count, row) => (knownTotals[row] ? Math.min(invited, count) : invited)),
      isSumKnown: rows.isExclusive && !withheld.columns.has(key),
      isHidden,
      hiddenRows,
    };
  });
  const options = { small, knownTotals };
  if (columns.isExclusive) {
    const suppressed = suppress({ columns: asTable }, options);
    const lost = new Set(suppressed.unprotected.map(({ key }) => key));
    return {
      cells: suppressed.columns.map((column) => column.map((count) => count === null)),
      isLost: asTable.map(({ key }) => lost.has(key)),
    };
  }
  const each = asTable.map((column) => {
    const rest: CountColumn = {
      key: 'rest',
      counts: pair.rows.map((count, row) => count - (column.counts[row] ?? 0)),
      upper: pair.rows,
      isSumKnown: column.isSumKnown,
    };
    return { key: column.key, ...suppress({ columns: [column, rest] }, options) };
  });
  return {
    cells: each.map(({ columns: [first] }) => (first ?? []).map((count) => count === null)),
    isLost: each.map(({ key, unprotected }) => unprotected.some((cell) => cell.key === key)),
  };
}

/** A mask with rows and columns exchanged; a column that was lost becomes a row that is withheld in every column. */
export function turnedMask({ cells, isLost }: CrossMask): CrossMask {
  const rows = cells[0]?.length ?? 0;
  return {
    cells: Array.from({ length: rows }, (_, row) =>
      cells.map((column, index) => (isLost[index] ?? false) || (column[row] ?? true)),
    ),
    isLost: Array.from({ length: rows }, () => false),
  };
}

/** Everything withheld: a table that is not given at all. */
export function wholeMask(rows: Axis, columns: Axis): CrossMask {
  const width = columns.values.length + 1;
  return {
    cells: Array.from({ length: width }, () => new Array<boolean>(rows.values.length + 1).fill(true)),
    isLost: new Array<boolean>(width).fill(true),
  };
}
