import type { Axis, Saying } from './cross-tab';

/** Everybody by two axes. The last row and the last column are those who gave no answer. `rows`, `columns`: of each value, how many gave it. */
export type PairCounts = {
  readonly cells: readonly (readonly number[])[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** N: everybody. */
  readonly all: number;
};

/** Counts in the making. */
export type PairTally = { cells: number[][]; rows: number[]; columns: number[]; all: number };

/** Nobody yet. */
export function emptyPair(rows: Axis, columns: Axis): PairTally {
  const [height, width] = [rows.values.length + 1, columns.values.length + 1];
  return {
    cells: Array.from({ length: height }, () => new Array<number>(width).fill(0)),
    rows: new Array<number>(height).fill(0),
    columns: new Array<number>(width).fill(0),
    all: 0,
  };
}

/** Where values stand on an axis; those who gave none stand at its end. */
export function placesOn({ values }: Axis, said: readonly string[] | null): number[] {
  if (said === null) return [values.length];
  return said.flatMap((value) => {
    const place = values.indexOf(value);
    return place < 0 ? [] : [place];
  });
}

/** Counts so many who stand at these places of the two axes. */
export function addToPair(pair: PairTally, rows: readonly number[], columns: readonly number[], count: number): void {
  pair.all += count;
  for (const row of rows) pair.rows[row] = (pair.rows[row] ?? 0) + count;
  for (const column of columns) pair.columns[column] = (pair.columns[column] ?? 0) + count;
  for (const row of rows) {
    const cells = pair.cells[row];
    if (cells) for (const column of columns) cells[column] = (cells[column] ?? 0) + count;
  }
}

/** What was said to two questions as a table. */
export function pairOf(rows: Axis, columns: Axis, sayings: readonly Saying[]): PairCounts {
  const pair = emptyPair(rows, columns);
  for (const { row, column, count } of sayings)
    addToPair(pair, placesOn(rows, row?.values ?? null), placesOn(columns, column?.values ?? null), count);
  return pair;
}

/** Rows and columns exchanged. */
export function turnedPair({ cells, rows, columns, all }: PairCounts): PairCounts {
  return {
    cells: columns.map((_, column) => rows.map((__, row) => cells[row]?.[column] ?? 0)),
    rows: columns,
    columns: rows,
    all,
  };
}
