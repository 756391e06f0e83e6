import type { Ctx } from '@/lib/core/execute';

/** Says of a message to many, held by `lockMailing`, that its mails are in the outbox now, and how many. */
export async function markMailingSent(
  ctx: Ctx,
  mailingId: string,
  messages: number,
  details: Record<string, unknown>,
): Promise<{ mailingId: string; messages: number }> {
  await ctx.tx.mailing.update({
    where: { id: mailingId },
    data: { status: 'SENT', sentAt: ctx.now, recipients: messages, byAccountId: ctx.actor?.accountId ?? null },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Mailing', id: mailingId }, details: { ...details, messages } });
  ctx.live({ type: 'mailing.sent', subjectId: mailingId, visibility: 'SECRETARIAT' });
  return { mailingId, messages };
}
