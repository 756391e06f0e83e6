import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { settleCommentSchema } from './schema';

/** Settles a thread of one's own delegation. Refuses "not_found" for another's, "conflict" where it is settled already. */
export async function settleComment(
  ctx: Ctx,
  input: z.output<typeof settleCommentSchema>,
): Promise<{ thread: string }> {
  const where = { id: input.thread, delegationId: input.delegation, parentId: null };
  const { count } = await ctx.tx.answerComment.updateMany({
    where: { ...where, resolvedAt: null },
    data: { resolvedAt: ctx.now, resolvedByAccountId: ctx.actor?.accountId ?? null },
  });
  if (count === 0) throw new Refusal((await ctx.tx.answerComment.count({ where })) > 0 ? 'conflict' : 'not_found');
  await ctx.audit({ subject: { type: 'AnswerComment', id: input.thread }, details: { settled: true } });
  return { thread: input.thread };
}
