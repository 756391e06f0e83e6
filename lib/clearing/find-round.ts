import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockOutcome } from '@/lib/outcome/lock-outcome';

const select = {
  id: true,
  documentId: true,
  number: true,
  contentHash: true,
  languages: true,
  closesAt: true,
  silence: true,
  sight: true,
  before: true,
  extensions: { orderBy: { number: 'asc' }, select: { number: true, closesAt: true } },
  silenceEnd: { select: { outcome: true } },
  end: { select: { at: true } },
} as const;

export type HeldRound = Awaited<ReturnType<typeof findRound>>;

/**
 * A round of this meeting with its document held: a comment at the last moment and the end of the round wait for each other here,
 * as does whoever changes the text, and whoever comes second reads what the first has written. Refuses "not found".
 */
export async function findRound(ctx: Ctx, id: string) {
  const document = found(await lockOutcome(ctx));
  return found(await ctx.tx.clearingRound.findFirst({ where: { id, documentId: document.id }, select }));
}
