import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRecommendation, type Locked } from '@/lib/recommendations/lock';

export type FoundAmendment = {
  id: string;
  recommendationId: string;
  baseRevisionId: string;
  unitUid: string;
  delegationId: string;
  language: string;
  texts: { language: string; text: string }[];
  end: { outcome: string } | null;
};

/** An amendment of this meeting with its recommendation locked. Refuses "not found". */
export async function findAmendment(ctx: Ctx, id: string): Promise<{ general: Locked; amendment: FoundAmendment }> {
  const where = { id, recommendation: { meetingId: ctx.scope.meeting.id } };
  const { recommendationId } = found(await ctx.tx.amendment.findFirst({ where, select: { recommendationId: true } }));
  const general = await lockRecommendation(ctx, recommendationId, 'GENERAL');
  const amendment = await ctx.tx.amendment.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      recommendationId: true,
      baseRevisionId: true,
      unitUid: true,
      delegationId: true,
      language: true,
      texts: { select: { language: true, text: true } },
      end: { select: { outcome: true } },
    },
  });
  return { general, amendment };
}
