import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRecommendation } from './lock';
import type { replySchema } from './schema';

/**
 * Answers a change that a group asked for, or its objection; once. Refuses "invalid" for a group that concurs, "conflict"
 * where an answer was given already, "closed" once the groups are no longer asked.
 */
export async function reply(ctx: Ctx, input: z.output<typeof replySchema>): Promise<{ concurrence: string }> {
  const general = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  if (general.status !== 'CONCURRENCE') throw new Refusal('closed');
  const {
    id,
    answer,
    reply: given,
  } = found(
    await ctx.tx.concurrence.findFirst({
      where: { id: input.concurrence, recommendationId: general.id },
      select: { id: true, answer: true, reply: { select: { concurrenceId: true } } },
    }),
  );
  if (answer === 'CONCURS') throw new Refusal('invalid', { concurrence: { code: 'invalid_choice' } });
  if (given) throw new Refusal('conflict');
  const { text, language } = input;
  await ctx.tx.concurrenceReply.create({
    data: { concurrenceId: id, text, language, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { concurrenceId: true },
  });
  await ctx.audit({ subject: { type: 'Recommendation', id: general.id }, details: { concurrence: id } });
  ctx.live({ type: 'recommendation', subjectId: general.id, visibility: 'PARTICIPANTS' });
  return { concurrence: id };
}
