import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import type { Capacity, CourtesyTitle } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import type { LocalizedText } from '@/lib/i18n/pick';
import { findGroup, type GroupDetail, type IssueRow } from '../queries';

export type Member = {
  registration: string;
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  capacity: Capacity;
};

/** A delegation of the group with those who are confirmed, in its order. */
export type MemberDelegation = { code: string; names: LocalizedText; acronyms: LocalizedText; people: Member[] };

/** A group as its briefing sheet shows it. */
export type Briefing = Pick<GroupDetail, 'code' | 'names' | 'room' | 'startsAt' | 'endsAt' | 'language' | 'roles'> & {
  issues: Pick<IssueRow, 'position' | 'title' | 'shared' | 'figure' | 'minutes'>[];
  delegations: MemberDelegation[];
};

/** What the briefing sheet of a group says; with the names of persons, and so for those in the meeting. Refuses "not found" for an unknown code. */
export async function findBriefing(scope: MeetingScope, code: string): Promise<Briefing> {
  authorize(scope, 'briefing.read');
  const { id, ...group } = await findGroup(scope, code);
  const delegations = await read<MemberDelegation[]>`
    SELECT p.code, p.names, p.acronyms,
           coalesce((SELECT jsonb_agg(jsonb_build_object('registration', r.id, 'courtesyTitle', r."courtesyTitle", 'givenName', r."givenName",
                       'surname', r.surname, 'functionalTitle', r."functionalTitle", 'capacity', r.capacity) ORDER BY s.rank, r.id)
                     FROM "Registration" r JOIN "Seat" s ON s.id = r."seatId" JOIN "Delegation" d ON d.id = r."delegationId"
                     WHERE d."partyId" = p.id AND r."meetingId" = ${scope.meeting.id}::uuid AND r.status = 'CONFIRMED'), '[]') AS people
    FROM "GroupParty" m JOIN "Party" p ON p.id = m."partyId"
    WHERE m."groupId" = ${id}::uuid ORDER BY p.code`;
  return { ...group, delegations };
}
