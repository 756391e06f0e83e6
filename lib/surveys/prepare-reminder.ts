import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { draftMailing } from '@/lib/mail/draft-mailing';
import { isUnderWay } from './policy';
import { readReminders } from './read-reminders';
import type { prepareReminderSchema, ReminderAudience } from './schema';

/**
 * Keeps a reminder as a draft, to be looked at before it is sent. Nobody is written to. Refuses "closed" once the survey is
 * over, and "invalid" where none of those chosen could be written to.
 */
export async function prepareReminder(
  ctx: Ctx,
  input: z.output<typeof prepareReminderSchema>,
): Promise<{ mailingId: string }> {
  const { id: meetingId, phase } = ctx.scope.meeting;
  const survey = found(
    await ctx.tx.survey.findFirst({ where: { id: input.survey, meetingId }, select: { id: true, status: true } }),
  );
  if (!isUnderWay({ status: survey.status, phase })) throw new Refusal('closed');
  const audience: ReminderAudience = {
    survey: survey.id,
    everyone: input.everyone,
    parties: input.everyone ? [] : (input.parties ?? []),
  };
  const { mails } = await readReminders(ctx.tx, ctx.scope.meeting, audience);
  if (mails.length === 0) throw new Refusal('invalid', { parties: { code: 'nobody_to_remind' } });
  return draftMailing(ctx, {
    purpose: 'survey-reminder',
    audience,
    recipients: mails.length,
    details: { survey: survey.id },
  });
}
