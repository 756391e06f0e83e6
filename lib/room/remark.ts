import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRecommendation } from '@/lib/recommendations/lock';
import { isRegionalTextOpen } from '@/lib/recommendations/model/recommendation';
import type { remarkSchema } from './schema';

/**
 * Records a delegation's remark on a draft, beside the revision it was made on. Refuses "closed" once the text is agreed, and
 * "invalid" for a language the meeting does not have.
 */
export async function remark(ctx: Ctx, input: z.output<typeof remarkSchema>): Promise<{ remark: string }> {
  const { recommendation, revision, delegation, text, language } = input;
  if (!ctx.scope.meeting.languages.includes(language))
    throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  const { status } = await lockRecommendation(ctx, recommendation, 'REGIONAL');
  const of = { id: revision, recommendationId: recommendation };
  found(await ctx.tx.revision.findFirst({ where: of, select: { id: true } }));
  if (!isRegionalTextOpen(status)) throw new Refusal('closed');
  const { id } = await ctx.tx.draftRemark.create({
    data: {
      recommendationId: recommendation,
      revisionId: revision,
      delegationId: delegation,
      text,
      language,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'DraftRemark', id }, details: { recommendation, revision, delegation } });
  ctx.live({ type: 'recommendation', subjectId: recommendation, visibility: 'PARTICIPANTS' });
  return { remark: id };
}
