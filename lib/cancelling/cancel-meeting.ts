import type { z } from 'zod';
import { env } from '@/lib/core/env';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import { moveTo } from '@/lib/meetings/move';
import { cancellationMail } from './mail';
import { listRecipients } from './queries/recipients';
import type { cancelMeetingSchema } from './schema';

/** Mails written by one statement. */
const chunk = 500;

/**
 * Calls a meeting off: it is closed for good, its pages say why, and everybody to whom it was announced is told in their own
 * language. Refuses "closed" where it is closed already, "conflict" where it was changed meanwhile or others are to be told
 * than the page said, and "invalid" without a reason in the meeting's first language.
 */
export async function cancelMeeting(
  ctx: Ctx,
  { lockVersion, reason, counted }: z.output<typeof cancelMeetingSchema>,
): Promise<{ told: number }> {
  const { meeting } = ctx.scope;
  const [source = 'en'] = meeting.languages;
  if (!reason[source as keyof typeof reason])
    throw new Refusal('invalid', { [`reason.${source}`]: { code: 'required' } });
  // First: who is being named at this moment is either written already, and counted, or finds the meeting closed.
  await ctx.tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${meeting.id}::uuid FOR NO KEY UPDATE`;
  const recipients = await listRecipients(ctx.tx, meeting.id);
  if (recipients.length !== counted) throw new Refusal('conflict');
  // Before anybody is written to: of two who press at once one goes on, and nobody is told twice.
  await moveTo(ctx, 'cancel', lockVersion, { reason, told: recipients.length });
  const { baseUrl } = env();
  for (let from = 0; from < recipients.length; from += chunk)
    await queueMails(
      ctx.tx,
      recipients.slice(from, from + chunk).map(({ email, locale, name }) => ({
        purpose: 'meeting-cancelled',
        to: email,
        locale,
        meetingId: meeting.id,
        ...cancellationMail(meeting, { locale, name, reason, baseUrl }),
      })),
    );
  await ctx.tx.meetingCancellation.create({
    data: {
      meetingId: meeting.id,
      reason,
      told: recipients.length,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { meetingId: true },
  });
  return { told: recipients.length };
}
