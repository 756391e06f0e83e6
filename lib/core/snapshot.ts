/** What a snapshot of PostgreSQL says, in numbers of transactions: all below `min` have ended, none from `max` on, of those between all but `open`. */
export type Snapshot = { min: number; max: number; open: ReadonlySet<number> };

/** Between two questions there are a handful; more are not worth being told apart. */
const mostEnded = 500;

/** @param text of `pg_current_snapshot()`: `xmin:xmax:xip,…` @throws for another text */
export function parseSnapshot(text: string): Snapshot {
  const [, min, max, open] = /^(\d+):(\d+):([\d,]*)$/.exec(text) ?? [];
  if (min === undefined || max === undefined) throw new TypeError('This is no snapshot.');
  return { min: Number(min), max: Number(max), open: new Set(open ? open.split(',').map(Number) : []) };
}

/**
 * The transactions that ended between two snapshots of one database, parts of transactions among them. Null where they are too
 * many to be told, or where the second is not of a later moment.
 */
export function endedBetween(before: Snapshot, after: Snapshot): number[] | null {
  if (after.max < before.max || after.min < before.min) return null;
  const ended = [...before.open].filter((one) => hasEnded(one, after));
  if (after.max - before.max > mostEnded) return null;
  for (let one = before.max; one < after.max; one += 1) if (hasEnded(one, after)) ended.push(one);
  return ended;
}

const hasEnded = (one: number, { max, open }: Snapshot): boolean => one < max && !open.has(one);
