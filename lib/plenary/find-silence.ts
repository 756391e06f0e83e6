import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { SilenceOutcome } from '@/lib/core/prisma/enums';
import { lockRecommendation, type Locked } from '@/lib/recommendations/lock';

export type FoundSilence = {
  id: string;
  revisionId: string;
  hash: string;
  languages: string[];
  textsHash: string | null;
  closesAt: Date;
  byName: string;
  audience: { delegationId: string }[];
  breaks: { delegationId: string }[];
  end: { outcome: SilenceOutcome } | null;
};

/**
 * A silence procedure of this meeting with its recommendation locked: a break at the last moment and the conclusion wait for each
 * other here, and whoever comes second reads what the first has written. Refuses "not found".
 */
export async function findSilence(ctx: Ctx, id: string): Promise<{ general: Locked; silence: FoundSilence }> {
  const where = { id, recommendation: { meetingId: ctx.scope.meeting.id } };
  const { recommendationId } = found(
    await ctx.tx.silenceProcedure.findFirst({ where, select: { recommendationId: true } }),
  );
  const general = await lockRecommendation(ctx, recommendationId, 'GENERAL');
  const silence = await ctx.tx.silenceProcedure.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      revisionId: true,
      hash: true,
      languages: true,
      textsHash: true,
      closesAt: true,
      byName: true,
      audience: { select: { delegationId: true } },
      breaks: { select: { delegationId: true } },
      end: { select: { outcome: true } },
    },
  });
  return { general, silence };
}
