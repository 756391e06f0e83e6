import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { commentSchema } from './schema';

/**
 * Says something to one's own delegation about its answer to a question, or answers what was said. A settled thread that is
 * answered is open again. Refuses "not_found" for a question of another meeting and a thread of another delegation.
 */
export async function comment(ctx: Ctx, input: z.output<typeof commentSchema>): Promise<{ comment: string }> {
  const { delegation: delegationId, text } = input;
  const { id: questionId } = found(
    await ctx.tx.question.findFirst({
      where: { code: input.question, survey: { meetingId: ctx.scope.meeting.id } },
      select: { id: true },
    }),
  );
  const thread = { id: input.thread ?? '', delegationId, questionId, parentId: null };
  if (input.thread) {
    const { count } = await ctx.tx.answerComment.updateMany({
      where: thread,
      data: { resolvedAt: null, resolvedByAccountId: null },
    });
    found(count > 0 ? thread : null);
  }
  const { id } = await ctx.tx.answerComment.create({
    data: {
      delegationId,
      questionId,
      parentId: input.thread ?? null,
      text,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  // What was said stays within the delegation: the record says only that something was.
  await ctx.audit({ subject: { type: 'AnswerComment', id }, details: { question: input.question } });
  return { comment: id };
}
