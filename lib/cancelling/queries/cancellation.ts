import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/i18n/pick';

/** Why and when a meeting was called off; null where it was not. Everybody who may know of the meeting may read it. */
export async function findCancellation(scope: MeetingScope): Promise<{ at: Date; reason: LocalizedText } | null> {
  authorize(scope, 'meeting.read');
  if (!scope.meeting.cancelledAt) return null;
  const row = await db().meetingCancellation.findUnique({
    where: { meetingId: scope.meeting.id },
    select: { at: true, reason: true },
  });
  return row && { at: row.at, reason: row.reason as LocalizedText };
}
