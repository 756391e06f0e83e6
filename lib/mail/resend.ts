import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { askToSend } from '@/lib/core/outbox';
import type { resendSchema } from './schema';

/**
 * Sends a mail again that was refused or not delivered, as it was worded and under the same Message-ID, so that whoever has
 * it after all can tell. Refuses "conflict" for one that is not at its end, and "invalid" for one whose text is gone or was
 * a one-time code: that has to be asked for anew.
 */
export async function resend(ctx: Ctx, { mail: id }: z.output<typeof resendSchema>): Promise<{ mail: string }> {
  const where = { id, meetingId: ctx.scope.meeting.id };
  const mail = found(
    await ctx.tx.outboxMail.findFirst({ where, select: { purpose: true, secret: true, body: true, attempts: true } }),
  );
  if (mail.secret || mail.body === null) throw new Refusal('invalid', { mail: { code: 'erased' } });
  const { count } = await ctx.tx.outboxMail.updateMany({
    where: { ...where, status: { in: ['FAILED', 'BOUNCED'] } },
    data: { status: 'QUEUED', lastError: null },
  });
  if (count === 0) throw new Refusal('conflict');
  await askToSend(ctx.tx, id);
  await ctx.audit({
    subject: { type: 'OutboxMail', id },
    details: { purpose: mail.purpose, attempts: mail.attempts },
  });
  return { mail: id };
}
