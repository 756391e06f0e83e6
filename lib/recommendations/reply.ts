import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRecommendation } from './lock';
import type { replySchema } from './schema';

/**
 * Answers a change that a group asked for, or its objection; `replaces` corrects an answer, which stays on the record. Refuses
 * "invalid" for a group that concurs, "conflict" where another answer than the one that was read is the last, "closed" once the
 * groups are no longer asked.
 */
export async function reply(ctx: Ctx, input: z.output<typeof replySchema>): Promise<{ concurrence: string }> {
  const general = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  if (general.status !== 'CONCURRENCE') throw new Refusal('closed');
  const {
    id,
    answer,
    replies: [last],
  } = found(
    await ctx.tx.concurrence.findFirst({
      where: { id: input.concurrence, recommendationId: general.id },
      select: { id: true, answer: true, replies: { where: { replacedBy: null }, select: { id: true } } },
    }),
  );
  if (answer === 'CONCURS') throw new Refusal('invalid', { concurrence: { code: 'invalid_choice' } });
  if (last?.id !== input.replaces) throw new Refusal('conflict');
  const { text, language } = input;
  const given = await ctx.tx.concurrenceReply.create({
    data: {
      concurrenceId: id,
      replacesId: last?.id ?? null,
      text,
      language,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  const details = { concurrence: id, reply: given.id, ...(last ? { replaces: last.id } : {}) };
  await ctx.audit({ subject: { type: 'Recommendation', id: general.id }, details });
  ctx.live({ type: 'recommendation', subjectId: general.id, visibility: 'PARTICIPANTS' });
  return { concurrence: id };
}
