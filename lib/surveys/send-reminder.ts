import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import { lockMailing } from '@/lib/mail/lock-mailing';
import { markMailingSent } from '@/lib/mail/mark-mailing-sent';
import { isUnderWay } from './policy';
import { readReminders } from './read-reminders';
import { reminderAudienceSchema, type sendReminderSchema } from './schema';

/**
 * Sends a drafted reminder: to exactly as many as were shown, or not at all ("messages_changed" names the new number, for
 * example because somebody has submitted in the meantime). Sent a second time, by another hand, it writes to nobody.
 */
export async function sendReminder(
  ctx: Ctx,
  input: z.output<typeof sendReminderSchema>,
): Promise<{ mailingId: string; messages: number }> {
  const mailing = await lockMailing(ctx, input.mailing);
  if (mailing.purpose !== 'survey-reminder') throw new Refusal('not_found');
  if (mailing.sent !== null) return { mailingId: input.mailing, messages: mailing.sent };
  const { meeting } = ctx.scope;
  const audience = reminderAudienceSchema.parse(mailing.audience);
  // Held, so that nobody submits between being counted and being reminded: a submission holds the survey too.
  const [survey] = await ctx.tx.$queryRaw<{ status: 'DRAFT' | 'OPEN' | 'CLOSED' }[]>`
    SELECT status::text FROM "Survey" WHERE id = ${audience.survey}::uuid AND "meetingId" = ${meeting.id}::uuid FOR UPDATE`;
  if (!isUnderWay({ status: found(survey).status, phase: meeting.phase })) throw new Refusal('closed');
  const { mails } = await readReminders(ctx.tx, meeting, audience);
  if (mails.length !== input.messages)
    throw new Refusal('invalid', { messages: { code: 'messages_changed', params: { count: mails.length } } });

  await queueMails(
    ctx.tx,
    mails.map(({ to, locale, subject, body }) => ({
      purpose: 'survey-reminder',
      to,
      locale,
      subject,
      body,
      meetingId: meeting.id,
      mailingId: input.mailing,
    })),
  );
  const parties = [...new Set(mails.map(({ partyId }) => partyId))];
  await ctx.tx.$executeRaw`
    INSERT INTO "SurveyContact" ("surveyId", "partyId", "remindedAt", reminders)
    SELECT ${audience.survey}::uuid, party, ${ctx.now}, 1 FROM unnest(${parties}::uuid[]) AS party
    ON CONFLICT ("surveyId", "partyId") DO UPDATE
      SET "remindedAt" = EXCLUDED."remindedAt", reminders = "SurveyContact".reminders + 1`;
  return markMailingSent(ctx, input.mailing, mails.length, { survey: audience.survey, parties: parties.length });
}
