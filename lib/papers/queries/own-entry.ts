import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import type { ListStatus } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';

/** The list issued last, for everyone in the meeting, or null. */
export async function findLastList(
  scope: MeetingScope,
): Promise<{ number: number; status: ListStatus; issuedAt: Date } | null> {
  authorize(scope, 'list.read');
  const [row] = await read<{ number: number; status: ListStatus; issuedAt: Date }[]>`
    SELECT number, status::text, "issuedAt" FROM "ParticipantList"
    WHERE "meetingId" = ${scope.meeting.id}::uuid ORDER BY number DESC LIMIT 1`;
  return row ?? null;
}

/** The confirmed registrations of whoever looks: their own entries on the list, for which they may ask for a correction. */
export async function listOwnEntries(scope: MeetingScope): Promise<{ id: string }[]> {
  authorize(scope, 'participants.read');
  const personIds = scope.actor?.personIds ?? [];
  if (personIds.length === 0) return [];
  return read<{ id: string }[]>`
    SELECT id FROM "Registration"
    WHERE "meetingId" = ${scope.meeting.id}::uuid AND "personId" = ANY (${personIds}::uuid[]) AND status = 'CONFIRMED' ORDER BY id`;
}
