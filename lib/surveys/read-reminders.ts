import type { MeetingFrame } from '@/lib/auth/scope';
import type { Tx } from '@/lib/core/db';
import type { ResponseStatus, SurveyStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { readOwnWords } from '@/lib/mail/read-own-words';
import { writeSurveyMail } from './mail';
import { deadlineOf, lastMomentOf, mayChange, windowState } from './policy';
import { readAddressees } from './read-addressees';
import type { ReminderAudience } from './schema';

/** One reminder as it will leave. */
export type Reminder = {
  partyId: string;
  invitationId: string;
  party: LocalizedText;
  to: string;
  name: string;
  locale: Locale;
  subject: string;
  body: string;
};

/** Why a party that was chosen is not reminded. */
export type NotReminded = 'submitted' | 'closed' | 'no_focal_point';

export type Reminders = { mails: Reminder[]; leftOut: { code: string; party: LocalizedText; why: NotReminded }[] };

type Row = {
  partyId: string;
  invitationId: string;
  code: string;
  names: LocalizedText;
  title: LocalizedText;
  surveyStatus: SurveyStatus;
  graceHours: number;
  extendedTo: Date | null;
  status: ResponseStatus | null;
  now: Date;
};

/**
 * The reminders of an audience as they would be now: to the focal points of those asked who have not submitted and still
 * may. A reopened answer waits for its next submission and is reminded of too. Three statements, however many there are.
 */
export async function readReminders(
  tx: Pick<Tx, '$queryRaw' | 'mailTemplate'>,
  meeting: MeetingFrame,
  audience: ReminderAudience,
): Promise<Reminders> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id AS "partyId", i.id AS "invitationId", p.code, p.names, s.title, s.status AS "surveyStatus", s."graceHours", r.status,
           (SELECT e.until FROM "SurveyExtension" e WHERE e."surveyId" = s.id AND e."partyId" = p.id
            ORDER BY e.at DESC, e.id DESC LIMIT 1) AS "extendedTo", now() AS now
    FROM "Invitation" i
    JOIN "Party" p ON p.id = i."partyId"
    JOIN "Survey" s ON s.id = ${audience.survey}::uuid AND s."meetingId" = i."meetingId" AND survey_asks(s.asks, p.kind)
    LEFT JOIN "Response" r ON r."surveyId" = s.id AND r."partyId" = p.id
    WHERE i."meetingId" = ${meeting.id}::uuid AND i.status IN ('SENT', 'ACCEPTED')
      AND (${audience.everyone} OR p.id = ANY (${audience.parties}::uuid[]))
      AND NOT (${audience.everyone} AND r.status IS NOT DISTINCT FROM 'SUBMITTED')
    ORDER BY p.code`;
  const addressees = await readAddressees(
    tx,
    meeting.id,
    rows.map(({ partyId }) => partyId),
  );
  const own = await readOwnWords(tx, meeting.id, { purpose: 'survey-reminder' });
  const reminders: Reminders = { mails: [], leftOut: [] };
  for (const row of rows) {
    const window = {
      status: row.surveyStatus,
      closesAt: meeting.surveyClosesAt,
      extendedTo: row.extendedTo,
      graceHours: row.graceHours,
      phase: meeting.phase,
    };
    const state = windowState(window, row.now);
    const to = addressees.get(row.partyId) ?? [];
    const why = leftOut(row.status, mayChange(window, row.status, row.now), to.length);
    if (why) {
      reminders.leftOut.push({ code: row.code, party: row.names, why });
      continue;
    }
    const about = {
      party: { code: row.code, names: row.names },
      survey: row.title,
      deadline: state === 'late' ? lastMomentOf(window) : deadlineOf(window),
      state: state === 'late' ? ('late' as const) : ('open' as const),
    };
    for (const { email, ...addressee } of to)
      reminders.mails.push({
        partyId: row.partyId,
        invitationId: row.invitationId,
        party: row.names,
        to: email,
        ...addressee,
        ...writeSurveyMail(meeting, own, 'survey-reminder', addressee, about),
      });
  }
  return reminders;
}

function leftOut(status: ResponseStatus | null, isTaken: boolean, addressees: number): NotReminded | null {
  if (status === 'SUBMITTED') return 'submitted';
  if (!isTaken) return 'closed';
  return addressees === 0 ? 'no_focal_point' : null;
}
