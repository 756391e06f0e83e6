import type { Ctx } from '@/lib/core/execute';
import type { Locked } from './lock';

/**
 * The silence procedure that runs on the text of a general recommendation as it stands: not ended, not broken, on exactly the head.
 * `isOver`: its deadline has passed, so that the text is adopted and only the record of that is still to be written.
 * The caller holds the recommendation.
 */
export async function runningSilence(
  ctx: Pick<Ctx, 'tx' | 'now'>,
  { id: recommendationId, headRevisionId: revisionId }: Pick<Locked, 'id' | 'headRevisionId'>,
): Promise<{ id: string; isOver: boolean } | null> {
  const row = await ctx.tx.silenceProcedure.findFirst({
    where: { recommendationId, revisionId, end: null, breaks: { none: {} } },
    select: { id: true, closesAt: true },
  });
  return row && { id: row.id, isOver: row.closesAt <= ctx.now };
}
