import { dbApart } from './db';

/** So many of something per window. The key is per account, address or network and purpose; hash what is personal before it comes here. */
export type Allowance = { key: string; limit: number; windowSeconds: number };

/**
 * Takes one from each allowance and tells whether it was there in all of them.
 * Written at once and on its own, so that it counts even when what follows is refused and rolled back.
 */
export async function takeAllowances(...allowances: readonly Allowance[]): Promise<boolean> {
  const counted = await count(allowances, 1);
  return allowances.every(({ key, limit }) => counted.every((row) => row.key !== key || row.count <= limit));
}

/** Gives back what was taken, where it turned out not to be what is limited. */
export async function returnAllowances(...allowances: readonly Allowance[]): Promise<void> {
  await count(allowances, -1);
}

/** Rows are touched in the order of their keys, so that two who count the same things never wait for each other. */
function count(allowances: readonly Allowance[], by: 1 | -1): Promise<{ key: string; count: number }[]> {
  const inOrder = [...allowances].sort((a, b) => (a.key < b.key ? -1 : 1));
  return dbApart().$queryRaw`
    INSERT INTO "RateLimit" (key, "windowStart", count)
    SELECT given.key, to_timestamp(floor(extract(epoch from now()) / given.seconds) * given.seconds), ${by}::int
    FROM unnest(${inOrder.map(({ key }) => key)}::text[], ${inOrder.map(({ windowSeconds }) => windowSeconds)}::int[])
      WITH ORDINALITY AS given (key, seconds, place)
    ORDER BY given.place
    ON CONFLICT (key, "windowStart") DO UPDATE SET count = "RateLimit".count + EXCLUDED.count
    RETURNING key, count`;
}
