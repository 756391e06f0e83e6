import type { Tx } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';

/** The number that the next round of a document has. Refuses "conflict" while one runs: one text is asked about at a time. */
export async function nextRound(tx: Tx, documentId: string): Promise<number> {
  const last = await tx.clearingRound.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: { number: true, end: { select: { at: true } } },
  });
  if (last && !last.end) throw new Refusal('conflict', { 'closes.date': { code: 'round_runs' } });
  return (last?.number ?? 0) + 1;
}
