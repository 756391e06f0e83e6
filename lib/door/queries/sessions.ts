import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { read } from '@/lib/core/read';
import type { LocalizedText } from '@/lib/i18n/pick';
import { sessionsOf, type DoorSession, type TimedSession } from '../model/sessions';

/** Where one can check in besides the building: the sessions of the published programme and the breakout groups. */
export async function listSessions(scope: MeetingScope): Promise<DoorSession[]> {
  authorize(scope, 'door.read');
  const [row] = await read<{ agenda: TimedSession[]; groups: { code: string; names: LocalizedText }[] }[]>`
    SELECT coalesce((SELECT v.content -> 'sessions' FROM "AgendaVersion" v WHERE v."meetingId" = m.id
                     ORDER BY v.number DESC LIMIT 1), '[]') AS agenda,
           coalesce((SELECT jsonb_agg(jsonb_build_object('code', g.code, 'names', g.names) ORDER BY g.position)
                     FROM "BreakoutGroup" g WHERE g."meetingId" = m.id), '[]') AS groups
    FROM "Meeting" m WHERE m.id = ${scope.meeting.id}::uuid`;
  return sessionsOf(row?.agenda ?? [], row?.groups ?? []);
}

/** Delegations in which somebody can be registered at the door, with how many promised places are left. */
export async function listOpenDelegations(
  scope: MeetingScope,
): Promise<{ id: string; names: LocalizedText; free: number }[]> {
  authorize(scope, 'door.register');
  return read<{ id: string; names: LocalizedText; free: number }[]>`
    SELECT d.id, p.names, d.quota - d."seatsTaken" AS free
    FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId" JOIN "Invitation" i ON i.id = d."invitationId"
    WHERE d."meetingId" = ${scope.meeting.id}::uuid AND i.status NOT IN ('REVOKED', 'DECLINED') ORDER BY p.code`;
}
