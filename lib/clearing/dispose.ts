import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockOutcome } from '@/lib/outcome/lock-outcome';
import type { disposeSchema } from './schema';

/**
 * What the secretariat makes of a comment, with its reply; a later one stands beside the earlier. Refuses "closed" for a comment
 * that was withdrawn, "conflict" where somebody else has replied since it was read, "invalid" for a language that the meeting does not have.
 */
export async function dispose(
  ctx: Ctx,
  { comment: id, seen, kind, writtenIn, reply }: z.output<typeof disposeSchema>,
): Promise<{ comment: string; round: string; number: number }> {
  if (!ctx.scope.meeting.languages.includes(writtenIn))
    throw new Refusal('invalid', { writtenIn: { code: 'invalid_choice' } });
  await lockOutcome(ctx);
  const { withdrawal, dispositions, roundId } = found(
    await ctx.tx.clearingComment.findFirst({
      where: { id, round: { document: { meetingId: ctx.scope.meeting.id } } },
      select: {
        roundId: true,
        withdrawal: { select: { at: true } },
        dispositions: { orderBy: { number: 'desc' }, take: 1, select: { number: true, reply: true } },
      },
    }),
  );
  if (withdrawal) throw new Refusal('closed');
  const last = dispositions[0];
  if ((last?.number ?? 0) !== seen)
    throw new Refusal('conflict', { reply: { code: 'replied_meanwhile', params: { value: last?.reply ?? '' } } });
  const number = seen + 1;
  await ctx.tx.clearingDisposition.create({
    data: { commentId: id, number, kind, writtenIn, reply, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { number: true },
  });
  await ctx.audit({ subject: { type: 'ClearingComment', id }, details: { disposition: kind, number } });
  return { comment: id, round: roundId, number };
}
