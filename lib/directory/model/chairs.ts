/** A chairmanship with its country named in the reader's language. */
export type DatedChair = { name: string; from: number; to: number; isStated: boolean };

export type ChairRow = { name: string; terms: { from: number; to: number; isStated: boolean }[] };

/**
 * Chairs for a time line: one row per chair in the order of the first term, so that co-chairs do not cover each other and
 * names never collide. `years` is the span drawn, one year longer than the last term, since a term fills its last year.
 */
export function chairRows(
  chairs: readonly DatedChair[],
): { rows: ChairRow[]; years: { first: number; last: number } } | null {
  if (chairs.length === 0) return null;
  const rows = new Map<string, ChairRow>();
  for (const { name, ...term } of [...chairs].sort((one, other) => one.from - other.from || one.to - other.to)) {
    const row = rows.get(name) ?? { name, terms: [] };
    row.terms.push(term);
    rows.set(name, row);
  }
  const first = Math.min(...chairs.map(({ from }) => from));
  const last = Math.max(...chairs.map(({ to }) => to)) + 1;
  return { rows: [...rows.values()], years: { first, last } };
}

/** Years to label on an axis: every year of a short span, else round ones. */
export function axisYears(first: number, last: number): number[] {
  const step = [1, 2, 5, 10].find((width) => (last - first) / width <= 9) ?? 10;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => year % step === 0);
}
