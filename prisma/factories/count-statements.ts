import { writeTally } from '@/lib/core/db';

/** How many statements each of several reads takes, under its name. One after the other, since they share what counts them. */
export async function countStatements(reads: Record<string, () => Promise<unknown>>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, read] of Object.entries(reads)) {
    const tally = { writes: 0, statements: 0 };
    await writeTally.run(tally, read);
    counts[name] = tally.statements;
  }
  return counts;
}
