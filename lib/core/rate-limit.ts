import { noteCount } from './counts';
import { poolApart } from './db';
import { Prisma } from './prisma/client';
import { statement } from './statement';

/** So many of something per window. The key is per account, address or network and purpose; hash what is personal before it comes here. */
export type Allowance = { key: string; limit: number; windowSeconds: number };

type Asked = { allowances: readonly Allowance[]; tell: (isThere: boolean) => void; fail: (error: unknown) => void };

/** Who is counted next, and whether somebody is being counted. */
const line: { waiting: Asked[]; isCounting: boolean } = { waiting: [], isCounting: false };
/** More would make a statement that locks too many rows. */
const mostAtOnce = 100;

/**
 * Takes one from each allowance and tells whether it was there in all of them.
 * Written at once and on its own, so that it counts even when what follows is refused and rolled back. Those who come while others
 * are counted are counted together with the next statement, each as if alone and in the order they came.
 */
export function takeAllowances(...allowances: readonly Allowance[]): Promise<boolean> {
  return new Promise((tell, fail) => {
    line.waiting.push({ allowances, tell, fail });
    if (!line.isCounting) void countLine();
  });
}

/** Gives back what was taken, where it turned out not to be what is limited. */
export async function returnAllowances(...allowances: readonly Allowance[]): Promise<void> {
  await count(allowances.map(({ key, windowSeconds }) => ({ key, windowSeconds, by: -1 })));
}

async function countLine(): Promise<void> {
  line.isCounting = true;
  while (line.waiting.length > 0) await countTogether(line.waiting.splice(0, mostAtOnce));
  line.isCounting = false;
}

async function countTogether(asked: readonly Asked[]): Promise<void> {
  const sums = new Map<string, { key: string; windowSeconds: number; by: number }>();
  for (const { key, windowSeconds } of asked.flatMap(({ allowances }) => allowances)) {
    const sum = sums.get(key) ?? { key, windowSeconds, by: 0 };
    sums.set(key, { ...sum, by: sum.by + 1 });
  }
  try {
    const counted = new Map((await count([...sums.values()])).map((row) => [row.key, row.count]));
    // Before the first of them stood what is there now without them all.
    const reached = new Map([...sums.values()].map(({ key, by }) => [key, (counted.get(key) ?? 0) - by]));
    for (const { allowances, tell } of asked) {
      for (const { key } of allowances) reached.set(key, (reached.get(key) ?? 0) + 1);
      tell(allowances.every(({ key, limit }) => (reached.get(key) ?? 0) <= limit));
    }
  } catch (error) {
    // One of them may have met a lock or a limit of its own: nobody else fails with it.
    if (asked.length > 1) for (const one of asked) await countTogether([one]);
    else for (const { fail } of asked) fail(error);
  }
}

/** Rows are touched in the order of their keys, so that two who count the same things never wait for each other. */
async function count(
  sums: readonly { key: string; windowSeconds: number; by: number }[],
): Promise<{ key: string; count: number }[]> {
  const inOrder = [...sums].sort((a, b) => (a.key < b.key ? -1 : 1));
  const counting = poolApart().query<{ key: string; count: number; transaction: string }>(
    statement(Prisma.sql`
    INSERT INTO "RateLimit" (key, "windowStart", count)
    SELECT given.key, to_timestamp(floor(extract(epoch from now()) / given.seconds) * given.seconds), given.by
    FROM unnest(${inOrder.map(({ key }) => key)}::text[], ${inOrder.map(({ windowSeconds }) => windowSeconds)}::int[], ${inOrder.map(({ by }) => by)}::int[])
      WITH ORDINALITY AS given (key, seconds, by, place)
    ORDER BY given.place
    ON CONFLICT (key, "windowStart") DO UPDATE SET count = "RateLimit".count + EXCLUDED.count
    RETURNING key, count, pg_current_xact_id()::text AS transaction`),
  );
  noteCount(counting.then(({ rows }) => rows[0]?.transaction));
  return (await counting).rows;
}
