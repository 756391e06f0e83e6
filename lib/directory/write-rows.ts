import type { SiteScope } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { ComparedRow } from './model/compare-rows';
import { inWritingOrder } from './model/kept-import';
import { writeRow, type ImportGrounds } from './write-row';

/** What became of rows: those written, in their order, each with its change, and those that the directory refuses beside them. */
type Written = {
  written: { row: ComparedRow; change: string | null }[];
  refused: { row: ComparedRow; refusal: Refusal }[];
};

/**
 * Writes rows of a file in an order in which the directory takes them: one that contradicts what another of them is about to change
 * is tried again after it, until none passes any more. What is refused in the end leaves no trace.
 */
export async function writeRows(
  ctx: Ctx<SiteScope>,
  rows: readonly ComparedRow[],
  grounds: ImportGrounds,
): Promise<Written> {
  const written: Written['written'] = [];
  let waiting = inWritingOrder(rows);
  for (;;) {
    const refused: Written['refused'] = [];
    for (const row of waiting) {
      const outcome = await tryRow(ctx, row, grounds);
      if (outcome instanceof Refusal) refused.push({ row, refusal: outcome });
      else written.push({ row, change: outcome });
    }
    if (refused.length === 0 || refused.length === waiting.length) return { written, refused };
    // Each round goes the other way: a row of terms that all move takes two rounds, not one for each term.
    waiting = refused.map(({ row }) => row).toReversed();
  }
}

/** The change that the row became, or the refusal that leaves everything as it was before. */
async function tryRow(ctx: Ctx<SiteScope>, row: ComparedRow, grounds: ImportGrounds): Promise<string | null | Refusal> {
  await ctx.tx.$executeRaw`SAVEPOINT one`;
  let outcome: string | null | Refusal;
  try {
    outcome = await writeRow(ctx, row, grounds);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await ctx.tx.$executeRaw`ROLLBACK TO SAVEPOINT one`;
    outcome = error;
  }
  await ctx.tx.$executeRaw`RELEASE SAVEPOINT one`;
  return outcome;
}
