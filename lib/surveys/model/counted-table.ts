/** A table of two axes by their index, `one` before `other`; by row and column, what was counted and what is shown of it (null: withheld). */
export type CountedTable = {
  readonly one: number;
  readonly other: number;
  readonly counts: readonly (readonly number[])[];
  readonly shown: readonly (readonly (number | null)[])[];
};

/** Where somebody stands on each axis: the places of the values that were given, or the place of no answer. */
export type Profile = readonly (readonly number[])[];

/** Cells of a table as one number each, row by row. */
export const cellOf = (row: number, column: number, width: number): number => row * width + column;

/** How many columns a table has. */
export const widthOf = ({ counts }: Pick<CountedTable, 'counts'>): number => counts[0]?.length ?? 0;

const nowhere: readonly number[] = [];

/** Places of an axis where one of two people stands and the other does not. */
export function placesApart(mine: readonly number[] = nowhere, theirs: readonly number[] = nowhere): readonly number[] {
  if (mine.length === 1 && theirs.length === 1 && mine[0] === theirs[0]) return nowhere;
  return [...mine.filter((place) => !theirs.includes(place)), ...theirs.filter((place) => !mine.includes(place))];
}

/**
 * The cells of a table whose counts are others when two people exchange what they said on one of its axes: each place where
 * they stand apart on the rows with each where they do on the columns, whichever of the two axes it is.
 */
export function changedCells(rows: readonly number[], columns: readonly number[], width: number): readonly number[] {
  if (rows.length === 0 || columns.length === 0) return nowhere;
  return rows.flatMap((row) => columns.map((column) => cellOf(row, column, width)));
}
