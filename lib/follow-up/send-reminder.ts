import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import { issueLinks } from '@/lib/delegations/issue-link';
import { lockMailing } from '@/lib/mail/lock-mailing';
import { markMailingSent } from '@/lib/mail/mark-mailing-sent';
import { writeReminder } from './mail';
import { reminderPurpose } from './prepare-reminder';
import { readReminders } from './read-reminders';
import { reminderAudienceSchema, type sendReminderSchema } from './schema';

/**
 * Sends a drafted reminder, each with a personal link of its own: to exactly as many as were shown, or not at all
 * ("messages_changed" names the new number, because somebody has reported meanwhile), and not where
 * another reminder was sent since this one was drafted ("sent_meanwhile"): nobody is asked twice. Sent a second time it writes
 * to nobody.
 */
export async function sendReminder(
  ctx: Ctx,
  input: z.output<typeof sendReminderSchema>,
): Promise<{ mailingId: string; messages: number }> {
  const mailing = await lockMailing(ctx, input.mailing);
  if (mailing.purpose !== reminderPurpose) throw new Refusal('not_found');
  if (mailing.sent !== null) return { mailingId: input.mailing, messages: mailing.sent };
  const { meeting } = ctx.scope;
  // Held, so that nobody reports between being counted and being reminded: a report holds its commitment too.
  await ctx.tx.$queryRaw`SELECT id FROM "Commitment" WHERE "meetingId" = ${meeting.id}::uuid ORDER BY id FOR UPDATE`;
  const others = await ctx.tx.mailing.count({
    where: { meetingId: meeting.id, purpose: reminderPurpose, sentAt: { gt: mailing.createdAt } },
  });
  if (others > 0) throw new Refusal('invalid', { messages: { code: 'sent_meanwhile' } });
  const audience = reminderAudienceSchema.parse(mailing.audience);
  const { mails } = await readReminders(ctx.tx, meeting, audience);
  if (mails.length !== input.messages)
    throw new Refusal('invalid', { messages: { code: 'messages_changed', params: { count: mails.length } } });
  const links = await issueLinks(
    ctx,
    mails.map(({ to, locale, invitationId }) => ({ email: to, locale, invitationId, leadsTo: 'FOLLOW_UP' })),
  );
  await queueMails(
    ctx.tx,
    mails.map((mail, index) => ({
      purpose: reminderPurpose,
      to: mail.to,
      locale: mail.locale,
      ...writeReminder(meeting, mail, links[index] ?? ''),
      meetingId: meeting.id,
      mailingId: input.mailing,
    })),
  );
  return markMailingSent(ctx, input.mailing, mails.length, { since: audience.since });
}
