import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { InvitationStatus, LetterKind, PartyKind } from '@/lib/core/prisma/enums';
import { sortName } from '@/lib/directory/queries/parties';
import type { LocalizedText } from '@/lib/i18n/pick';
import { partiesShown, type InvitationFilters } from '../schema';

export type InvitationLine = {
  id: string;
  status: InvitationStatus;
  seats: number;
  fundedSeats: number;
  focalPointGivenName: string;
  focalPointSurname: string;
  focalPointEmail: string;
  locale: string;
  letter: LetterKind;
  sentAt: Date | null;
  answeredAt: Date | null;
  remindedAt: Date | null;
  reminders: number;
  declineReason: string | null;
  /** Until when an answer is asked for: its own date, or the meeting's. */
  answerBy: Date | null;
  isLate: boolean;
  addressees: number;
  seatsTaken: number;
  party: { id: string; code: string; kind: PartyKind; names: LocalizedText; acronyms: LocalizedText };
};

/** A page of invitations with how many fit the filters. */
export type InvitationPage = { rows: InvitationLine[]; total: number; next: string | null };

/** A page of the meeting's invitations, one per party, by the party's name in the reader's language. One statement. */
export async function listInvitations(
  scope: MeetingScope,
  filters: InvitationFilters,
  locale: string,
  size = partiesShown,
): Promise<InvitationPage> {
  authorize(scope, 'invitation.read');
  const { status = null, kind = null, after = null } = filters;
  const found = await db().$queryRaw<(InvitationLine & { total: number })[]>`
    WITH fitting AS (
      SELECT i.id, due.at AS "dueAt", ${sortName(locale)} AS name, p.code
      FROM "Invitation" i
      JOIN "Meeting" m ON m.id = i."meetingId"
      JOIN "Party" p ON p.id = i."partyId"
      CROSS JOIN LATERAL (SELECT coalesce(i."answerBy", m."answerBy", m."registrationClosesAt") AS at) due
      WHERE i."meetingId" = ${scope.meeting.id}::uuid
        AND (${status}::text IS NULL OR i.status::text = ${status} OR (${status} = 'late' AND i.status = 'SENT' AND due.at < now()))
        AND (${kind}::text IS NULL OR p.kind::text = ${kind})),
    page AS (
      SELECT * FROM fitting
      WHERE ${after}::text IS NULL OR (name, code) > (SELECT ${sortName(locale)}, p.code FROM "Party" p WHERE p.code = ${after})
      ORDER BY name, code LIMIT ${size + 1})
    SELECT i.id, i.status, i.seats, i."fundedSeats", i."focalPointGivenName", i."focalPointSurname", i."focalPointEmail", i.locale, i.letter,
           i."sentAt", i."answeredAt", i."remindedAt", i.reminders, i."declineReason", page."dueAt" AS "answerBy",
           (i.status = 'SENT' AND page."dueAt" IS NOT NULL AND page."dueAt" < now()) AS "isLate",
           (SELECT count(*)::int FROM "InvitationAddressee" a WHERE a."invitationId" = i.id) AS addressees,
           coalesce(d."seatsTaken", 0) AS "seatsTaken",
           json_build_object('id', p.id, 'code', p.code, 'kind', p.kind, 'names', p.names, 'acronyms', p.acronyms) AS party,
           (SELECT count(*)::int FROM fitting) AS total
    FROM page JOIN "Invitation" i ON i.id = page.id JOIN "Party" p ON p.id = i."partyId"
    LEFT JOIN "Delegation" d ON d."invitationId" = i.id
    ORDER BY page.name, p.code`;
  const rows = found.slice(0, size);
  return {
    rows,
    total: found[0]?.total ?? 0,
    next: found.length > rows.length ? (rows.at(-1)?.party.code ?? null) : null,
  };
}

/** How many invitations are in each state. */
export async function countInvitations(scope: MeetingScope): Promise<Partial<Record<InvitationStatus, number>>> {
  authorize(scope, 'invitation.read');
  const rows = await db().invitation.groupBy({
    by: ['status'],
    where: { meetingId: scope.meeting.id },
    _count: { _all: true },
  });
  return Object.fromEntries(rows.map(({ status, _count }) => [status, _count._all]));
}
