import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { found } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/prisma/client';
import type { PartyKind } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import { hasAnswered } from '@/lib/surveys/queries/answered';
import type { Figures } from '../model/figures';
import { readFigures } from './figures';

/** The counts of a meeting for its desk. One statement. */
export async function deskFigures(scope: MeetingScope): Promise<Figures> {
  authorize(scope, 'meeting.manage');
  const [row] = await readFigures(Prisma.sql`m.id = ${scope.meeting.id}::uuid`);
  return found(row).figures;
}

/** How many parties of a kind were invited, how many have named somebody, and how many persons are confirmed. */
export type ParticipationRow = { kind: PartyKind; invited: number; nominated: number; confirmed: number };

/** Participation by kind of party, in the order of the list of participants. One statement. */
export async function participationByKind(scope: MeetingScope): Promise<ParticipationRow[]> {
  authorize(scope, 'meeting.manage');
  return read<ParticipationRow[]>`
    SELECT p.kind, count(*)::int AS invited, count(*) FILTER (WHERE d."seatsTaken" > 0)::int AS nominated,
           COALESCE(sum(c.persons), 0)::int AS confirmed
    FROM "Invitation" i
    JOIN "Party" p ON p.id = i."partyId"
    LEFT JOIN "Delegation" d ON d."invitationId" = i.id
    LEFT JOIN (
      SELECT "delegationId", count(*) AS persons FROM "Registration"
      WHERE "meetingId" = ${scope.meeting.id}::uuid AND status = 'CONFIRMED' GROUP BY "delegationId") c ON c."delegationId" = d.id
    WHERE i."meetingId" = ${scope.meeting.id}::uuid AND i.status IN ('SENT', 'ACCEPTED', 'DECLINED')
    GROUP BY p.kind ORDER BY p.kind`;
}

/** Numbers beside the side navigation, and what of it exists. */
export type SideCounts = {
  invitations: number;
  delegations: number;
  registrations: number;
  responses: number;
  groups: number;
  recommendations: number;
  plenary: number;
};

/** What the side navigation of the secretariat counts. One statement. */
export async function sideCounts(scope: MeetingScope): Promise<SideCounts> {
  authorize(scope, 'meeting.manage');
  const { id } = scope.meeting;
  const [row] = await read<SideCounts[]>`
    SELECT (SELECT count(*)::int FROM "Invitation" WHERE "meetingId" = ${id}::uuid AND status <> 'REVOKED') AS invitations,
           (SELECT count(*)::int FROM "Delegation" WHERE "meetingId" = ${id}::uuid AND "seatsTaken" > 0) AS delegations,
           (SELECT count(*)::int FROM "Registration" WHERE "meetingId" = ${id}::uuid AND status IN ('NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED')) AS registrations,
           (SELECT count(*)::int FROM "Response" re JOIN "Survey" s ON s.id = re."surveyId" WHERE s."meetingId" = ${id}::uuid AND ${hasAnswered('re')}) AS responses,
           (SELECT count(*)::int FROM "BreakoutGroup" WHERE "meetingId" = ${id}::uuid) AS groups,
           (SELECT count(*)::int FROM "Recommendation" WHERE "meetingId" = ${id}::uuid AND status <> 'WITHDRAWN') AS recommendations,
           (SELECT count(*)::int FROM "PlenaryItem" WHERE "meetingId" = ${id}::uuid AND position IS NOT NULL) AS plenary`;
  return found(row);
}
