import { Pool } from 'pg';
import { enterMeeting } from '@/lib/auth/scope';
import { db, pool } from '@/lib/core/db';
import { readingOf } from '@/lib/documents/policy';
import { findWords } from '@/lib/documents/queries';
import { searchStatement } from '@/lib/documents/search-documents';

const ROUNDS = 15;

/** What is looked for: words that many documents have, a word of few, two words beside each other, a symbol, and what nowhere stands. */
const SEARCHES = ['labour mobility', 'term4900', '"recognition of skills"', 'compétences', 'BENCH/INF/77', 'nowhere'];

/** Searches through the application and by pg alone, as anybody; one line of JSON on the standard output: medians in milliseconds. */
async function main(slug: string): Promise<object> {
  const scope = await enterMeeting(null, slug);
  const alone = new Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
  const results = [];
  for (const q of SEARCHES) {
    const { text, values } = searchStatement(scope.meeting.id, readingOf(scope), { q, page: 1 });
    const ours = () => findWords(scope, { q, page: 1 });
    const limit = () => alone.query(text, values);
    const { total } = await ours();
    await limit();
    const measured = { ours: [] as number[], limit: [] as number[] };
    // In turns, so that whatever else the machine does meets both.
    for (let round = 0; round < ROUNDS; round += 1) {
      measured.ours.push(await elapsed(ours));
      measured.limit.push(await elapsed(limit));
    }
    results.push({ q, total, ours: median(measured.ours), limit: median(measured.limit) });
  }
  await Promise.all([alone.end(), db().$disconnect(), pool().end()]);
  return results;
}

async function elapsed(read: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await read();
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

main(process.argv[2] ?? '').then(
  (result) => {
    console.log(JSON.stringify(result));
    process.exit();
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
