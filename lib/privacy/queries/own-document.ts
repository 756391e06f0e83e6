import 'server-only';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { isOwn } from '../require-own';
import { openSensitive, type SealedRecord } from '../seal-sensitive';

/**
 * The number of the travel document that somebody gave, for themself and nobody else: to be printed on a paper they take, and
 * never kept with it. Null for everybody else, an assistant included, and where none was given or it was deleted.
 */
export async function findOwnDocument(
  scope: MeetingScope,
  of: { registration: string; personId: string },
): Promise<string | null> {
  if (!can(scope, 'sensitive.enter', { personId: of.personId })) return null;
  if (!(await isOwn(db(), scope.actor, of.personId))) return null;
  const record = await db().sensitiveRecord.findFirst({
    where: { registrationId: of.registration, kind: 'TRAVEL_DOCUMENT', registration: { meetingId: scope.meeting.id } },
    select: { kind: true, sealed: true, keyId: true, registrationId: true },
  });
  return record ? (openSensitive(record as SealedRecord<'TRAVEL_DOCUMENT'>)?.number ?? null) : null;
}
