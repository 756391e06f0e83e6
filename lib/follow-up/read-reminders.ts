import type { MeetingFrame } from '@/lib/auth/scope';
import type { Tx } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import { linkAddress } from '@/lib/delegations/issue-link';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';
import type { LocalizedText } from '@/lib/i18n/pick';
import { writeReminder, type Owed } from './mail';
import { addresseesOf, type Addressee } from './read-addressees';
import { isAccepted, wordingOf } from './read-commitments';
import type { ReminderAudience } from './schema';

/** One reminder as it will leave; its personal link is made when it does. */
export type Reminder = {
  partyId: string;
  invitationId: string;
  party: LocalizedText;
  to: string;
  name: string;
  locale: Locale;
  commitments: Owed[];
  subject: string;
  body: string;
};

/** Reminders, and the owners that wait for one and cannot be written to. */
export type Reminders = { mails: Reminder[]; leftOut: { code: string; party: LocalizedText }[] };

type Row = {
  partyId: string;
  code: string;
  names: LocalizedText;
  invitationId: string;
  commitments: Owed[];
  addressees: Addressee[];
};

/**
 * The reminders as they would be now: to the focal points of each owner that has a commitment to report on. That is one it
 * has not reported on since the day of the audience (at all where there is none), was asked for more on, or has no acceptance for any more; never one whose last
 * accepted report says that it is done or no longer pursued. One statement, however many there are.
 */
export async function readReminders(
  tx: Pick<Tx, '$queryRaw'>,
  meeting: MeetingFrame,
  { since }: ReminderAudience,
): Promise<Reminders> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH owed AS (
      SELECT o."partyId", k.symbol, k."revisionId", CASE WHEN l.verdict = 'MORE_ASKED' THEN l.reason END AS asked
      FROM "Commitment" k
      JOIN LATERAL (SELECT p.id FROM "CommitmentPlan" p WHERE p."commitmentId" = k.id ORDER BY p.number DESC LIMIT 1) p ON true
      JOIN "CommitmentOwner" o ON o."planId" = p.id
      LEFT JOIN LATERAL (
        SELECT r.at, CASE WHEN x."reportId" IS NULL THEN w.verdict ELSE 'MORE_ASKED' END AS verdict, coalesce(x.reason, w.reason) AS reason
        FROM "ProgressReport" r LEFT JOIN "ProgressReview" w ON w."reportId" = r.id LEFT JOIN "ProgressWithdrawal" x ON x."reportId" = r.id
        WHERE r."commitmentId" = k.id AND r."partyId" = o."partyId" ORDER BY r.number DESC LIMIT 1) l ON true
      WHERE k."meetingId" = ${meeting.id}::uuid
        AND (l.at IS NULL OR l.verdict = 'MORE_ASKED' OR l.at < (${since}::date)::timestamp AT TIME ZONE ${meeting.zone})
        AND coalesce((
          SELECT r.status FROM "ProgressReport" r JOIN "ProgressReview" w ON w."reportId" = r.id AND ${isAccepted}
          WHERE r."commitmentId" = k.id AND r."partyId" = o."partyId" ORDER BY r.number DESC LIMIT 1), 'NOT_STARTED') NOT IN ('DONE', 'DROPPED')
    )
    SELECT y.id AS "partyId", y.code, y.names, d."invitationId",
      json_agg(json_build_object('symbol', w.symbol, 'asked', w.asked, 'text', ${wordingOf(Prisma.sql`w."revisionId"`)})
        ORDER BY split_part(w.symbol, '/', 2)::int) AS commitments,
      coalesce((
        SELECT json_agg(json_build_object('email', a.email, 'name', a.name, 'locale', a.locale) ORDER BY a.email) FROM (${addresseesOf(Prisma.sql`d.id`)}) a), '[]') AS addressees
    FROM owed w
    JOIN "Party" y ON y.id = w."partyId"
    JOIN "Delegation" d ON d."partyId" = y.id AND d."meetingId" = ${meeting.id}::uuid
    GROUP BY y.id, d.id
    ORDER BY y.code`;
  const mails = rows.flatMap(({ names, addressees, code: _code, ...row }) =>
    addressees.map(({ email, name, locale: written }) => {
      const locale = isLocale(written) ? written : defaultLocale;
      const reminder = { ...row, party: names, to: email, name, locale };
      return { ...reminder, ...writeReminder(meeting, reminder, linkAddress(locale, '…')) };
    }),
  );
  const leftOut = rows.filter(({ addressees }) => addressees.length === 0);
  return { mails, leftOut: leftOut.map(({ code, names }) => ({ code, party: names })) };
}
