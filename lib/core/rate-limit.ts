import { dbApart } from './db';

/**
 * Takes one from an allowance of `limit` per window and tells whether it was there.
 * Written at once and on its own, so that it counts even when what follows is refused and rolled back.
 * The key is per account or address and purpose; hash what is personal before it comes here.
 */
export async function takeAllowance(key: string, limit: number, windowSeconds: number): Promise<boolean> {
  const [row] = await dbApart().$queryRaw<{ count: number }[]>`
    INSERT INTO "RateLimit" (key, "windowStart", count)
    VALUES (${key}, to_timestamp(floor(extract(epoch from now()) / ${windowSeconds}) * ${windowSeconds}), 1)
    ON CONFLICT (key, "windowStart") DO UPDATE SET count = "RateLimit".count + 1
    RETURNING count`;
  return (row?.count ?? 1) <= limit;
}
