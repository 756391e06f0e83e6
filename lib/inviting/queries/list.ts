import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { InvitationStatus, LetterKind, PartyKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { InvitationFilters } from '../schema';

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

/** Invitations of the meeting, one per party, by party code; a meeting invites at most about a hundred. One statement. */
export async function listInvitations(scope: MeetingScope, filters: InvitationFilters): Promise<InvitationLine[]> {
  authorize(scope, 'invitation.read');
  const { status = null, kind = null } = filters;
  return db().$queryRaw<InvitationLine[]>`
    SELECT i.id, i.status, i.seats, i."fundedSeats", i."focalPointGivenName", i."focalPointSurname", i."focalPointEmail", i.locale, i.letter,
           i."sentAt", i."answeredAt", i."remindedAt", i.reminders, i."declineReason", due.at AS "answerBy",
           (i.status = 'SENT' AND due.at IS NOT NULL AND due.at < now()) AS "isLate",
           (SELECT count(*)::int FROM "InvitationAddressee" a WHERE a."invitationId" = i.id) AS addressees,
           coalesce(d."seatsTaken", 0) AS "seatsTaken",
           json_build_object('id', p.id, 'code', p.code, 'kind', p.kind, 'names', p.names, 'acronyms', p.acronyms) AS party
    FROM "Invitation" i
    JOIN "Meeting" m ON m.id = i."meetingId"
    JOIN "Party" p ON p.id = i."partyId"
    LEFT JOIN "Delegation" d ON d."invitationId" = i.id
    CROSS JOIN LATERAL (SELECT coalesce(i."answerBy", m."answerBy", m."registrationClosesAt") AS at) due
    WHERE i."meetingId" = ${scope.meeting.id}::uuid
      AND (${status}::text IS NULL OR i.status::text = ${status} OR (${status} = 'late' AND i.status = 'SENT' AND due.at < now()))
      AND (${kind}::text IS NULL OR p.kind::text = ${kind})
    ORDER BY p.code`;
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
