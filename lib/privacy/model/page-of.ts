/** Rows of one page of an officer's list. */
const pageSize = 50;

/** One page of a list that is there as a whole, because its totals are computed from it. What is no page is the first. */
export function pageOf<Row>(rows: readonly Row[], asked: unknown) {
  const last = Math.max(1, Math.ceil(rows.length / pageSize));
  const number = typeof asked === 'string' && /^\d{1,5}$/.test(asked) ? Number(asked) : 1;
  const page = Math.min(Math.max(1, number), last);
  return {
    rows: rows.slice((page - 1) * pageSize, page * pageSize),
    previous: page > 1 ? page - 1 : null,
    next: page < last ? page + 1 : null,
  };
}
