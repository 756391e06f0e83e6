import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { readHead } from '@/lib/recommendations/read-head';
import { longestText } from '@/lib/recommendations/schema';
import { findAmendment } from './find-amendment';
import type { translateAmendmentSchema } from './schema';

/** Adds the proposed sentence in another language, once for each. Refuses "conflict" where it is there already or the amendment has ended. */
export async function translateAmendment(
  ctx: Ctx,
  input: z.output<typeof translateAmendmentSchema>,
): Promise<{ amendment: string }> {
  const { amendment } = await findAmendment(ctx, input.amendment);
  if (!ctx.scope.meeting.languages.includes(input.language))
    throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  const [unit] = (await readHead(ctx.tx, amendment.baseRevisionId)).units;
  if (input.language === unit?.language && input.text.length > longestText)
    throw new Refusal('invalid', { text: { code: 'too_long', params: { max: longestText } } });
  if (amendment.end || amendment.texts.some(({ language }) => language === input.language))
    throw new Refusal('conflict');
  await ctx.tx.amendmentText.create({
    data: {
      amendmentId: amendment.id,
      language: input.language,
      text: input.text,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { amendmentId: true },
  });
  await ctx.audit({ subject: { type: 'Amendment', id: amendment.id }, details: { language: input.language } });
  ctx.live({ type: 'amendment', subjectId: amendment.recommendationId, visibility: 'PARTICIPANTS' });
  return { amendment: amendment.id };
}
