import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockOutcome } from '@/lib/outcome/lock-outcome';
import type { withdrawCommentSchema } from './schema';

/** A delegation takes its comment back; it stays on the record as withdrawn. Refuses "conflict" where it is already. A silence that it broke stays broken. */
export async function withdrawComment(
  ctx: Ctx,
  { comment: id }: z.output<typeof withdrawCommentSchema>,
): Promise<{ comment: string }> {
  await lockOutcome(ctx);
  const where = { id, round: { document: { meetingId: ctx.scope.meeting.id } } };
  const { withdrawal } = found(
    await ctx.tx.clearingComment.findFirst({ where, select: { withdrawal: { select: { at: true } } } }),
  );
  if (withdrawal) throw new Refusal('conflict');
  await ctx.tx.clearingWithdrawal.create({
    data: { commentId: id, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { commentId: true },
  });
  await ctx.audit({ subject: { type: 'ClearingComment', id } });
  return { comment: id };
}
