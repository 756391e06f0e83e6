import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { isRegionalTextOpen } from '@/lib/recommendations/model/recommendation';
import type { supportDraftSchema } from './schema';

/**
 * A delegation stands behind a draft in the revision it has read, or no longer does; given again it counts for the newer
 * revision. Refuses "closed" once the text is agreed.
 */
export async function supportDraft(
  ctx: Ctx,
  { recommendation: recommendationId, revision, delegation: delegationId, step }: z.output<typeof supportDraftSchema>,
): Promise<{ recommendation: string }> {
  const { status } = found(
    await ctx.tx.recommendation.findFirst({
      where: { id: recommendationId, revisions: { some: { id: revision } } },
      select: { status: true },
    }),
  );
  if (!isRegionalTextOpen(status)) throw new Refusal('closed');
  const key = { recommendationId, delegationId };
  if (step === 'TAKE_BACK') await ctx.tx.draftSupport.deleteMany({ where: key });
  else
    await ctx.tx.draftSupport.upsert({
      where: { recommendationId_delegationId: key },
      create: { ...key, revisionId: revision, at: ctx.now },
      update: { revisionId: revision, at: ctx.now },
      select: { delegationId: true },
    });
  const details = { delegation: delegationId, revision, step };
  await ctx.audit({ subject: { type: 'Recommendation', id: recommendationId }, details });
  ctx.live({ type: 'recommendation', subjectId: recommendationId, visibility: 'PARTICIPANTS' });
  return { recommendation: recommendationId };
}
