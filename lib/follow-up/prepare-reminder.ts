import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { draftMailing } from '@/lib/mail/draft-mailing';
import { dayOf } from '@/lib/i18n/dates';
import { readReminders } from './read-reminders';
import type { prepareReminderSchema, ReminderAudience } from './schema';

/** Purpose of a reminder in the outbox. */
export const reminderPurpose = 'progress-reminder';

/**
 * Keeps a reminder as a draft, to be looked at before it is sent. Nobody is written to. Refuses "invalid" where everybody
 * has reported, or nobody of those who have not can be written to, and for a day that is still to come.
 */
export async function prepareReminder(
  ctx: Ctx,
  input: z.output<typeof prepareReminderSchema>,
): Promise<{ mailingId: string }> {
  const audience: ReminderAudience = { since: input.since ?? null };
  if (audience.since !== null && audience.since > dayOf(ctx.now, ctx.scope.meeting.zone))
    throw new Refusal('invalid', { since: { code: 'after_today' } });
  const { mails } = await readReminders(ctx.tx, ctx.scope.meeting, audience);
  if (mails.length === 0) throw new Refusal('invalid', { since: { code: 'nobody_to_remind' } });
  return draftMailing(ctx, {
    purpose: reminderPurpose,
    audience,
    recipients: mails.length,
    details: { since: audience.since },
  });
}
