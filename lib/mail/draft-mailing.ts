import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/core/execute';
import type { Prisma } from '@/lib/core/prisma/client';

type Drafted = {
  /** Why it is sent: the purpose that its mails bear in the outbox. */
  purpose: string;
  /** To whom, as it was chosen. */
  audience: Prisma.InputJsonObject;
  recipients: number;
  /** What the record of changes says of it beside the number of recipients. */
  details: Record<string, unknown>;
};

/** Keeps a message to many as a draft, to be looked at before it is sent. Nobody is written to. */
export async function draftMailing(
  ctx: Ctx,
  { purpose, audience, recipients, details }: Drafted,
): Promise<{ mailingId: string }> {
  const mailingId = randomUUID();
  await ctx.tx.mailing.create({
    data: {
      id: mailingId,
      meetingId: ctx.scope.meeting.id,
      purpose,
      audience,
      recipients,
      byAccountId: ctx.actor?.accountId ?? null,
      createdAt: ctx.now,
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Mailing', id: mailingId }, details: { ...details, recipients } });
  return { mailingId };
}
