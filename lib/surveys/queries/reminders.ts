import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { MailingStatus } from '@/lib/core/prisma/enums';
import { readReminders, type Reminders } from '../read-reminders';
import { reminderAudienceSchema } from '../schema';

/** A reminder before it leaves: every mail as it will be. For one that was sent only its head: its mails stand in the outbox. */
export type ReminderPreview = Reminders & {
  id: string;
  status: MailingStatus;
  recipients: number;
  sentAt: Date | null;
  /** Parties that are written to. */
  parties: number;
};

/** A reminder, computed from what is known now. The same number of statements for one party as for all. */
export async function previewReminder(scope: MeetingScope, id: string): Promise<ReminderPreview> {
  authorize(scope, 'survey.remind');
  const { id: meetingId } = scope.meeting;
  const { status, recipients, sentAt, audience } = found(
    await db().mailing.findFirst({ where: { id, meetingId, purpose: 'survey-reminder' } }),
  );
  const head = { id, status, recipients, sentAt };
  if (status === 'SENT') return { ...head, mails: [], leftOut: [], parties: 0 };
  const reminders = await readReminders(db(), scope.meeting, reminderAudienceSchema.parse(audience));
  return { ...head, ...reminders, parties: new Set(reminders.mails.map(({ partyId }) => partyId)).size };
}
