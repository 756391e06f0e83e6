import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRecommendation } from '@/lib/recommendations/lock';
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
  const { status } = await lockRecommendation(ctx, recommendationId, 'REGIONAL');
  const of = { id: revision, recommendationId };
  const { number } = found(await ctx.tx.revision.findFirst({ where: of, select: { number: true } }));
  if (!isRegionalTextOpen(status)) throw new Refusal('closed');
  const key = { recommendationId, delegationId };
  const given = { revisionId: revision, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now };
  if (step === 'TAKE_BACK') await ctx.tx.draftSupport.deleteMany({ where: key });
  else {
    const held = await ctx.tx.draftSupport.findUnique({
      where: { recommendationId_delegationId: key },
      select: { revision: { select: { number: true } } },
    });
    // A page that was not made anew since does not take it back to an older text.
    if (!held || held.revision.number <= number)
      await ctx.tx.draftSupport.upsert({
        where: { recommendationId_delegationId: key },
        create: { ...key, ...given },
        update: given,
        select: { delegationId: true },
      });
  }
  const details = { delegation: delegationId, revision, step };
  await ctx.audit({ subject: { type: 'Recommendation', id: recommendationId }, details });
  ctx.live({ type: 'recommendation', subjectId: recommendationId, visibility: 'PARTICIPANTS' });
  return { recommendation: recommendationId };
}
