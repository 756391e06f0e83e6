import type { z } from 'zod';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { notePlaceSchema } from './schema';

/** Somebody else at a draft. `name`: null where the account is not of one person: who sits at a shared mailbox nobody knows. */
export type Writer = { recommendation: string; name: string | null };

/** Seconds after which somebody who says nothing more is no longer there. */
const forgottenAfter = 75;

/**
 * Notes that its caller has a group's page open, and which draft they write in where they may; says how many are there and who
 * else writes in which draft. A place is advice, never a lock: the version is. Overwritten every few seconds and gone within the
 * hour, it is no change of a record: two statements outside the pipeline. Refuses "not_found" to whoever is not in the meeting.
 */
export async function notePlace(
  scope: MeetingScope,
  { group, recommendation }: z.output<typeof notePlaceSchema>,
): Promise<{ present: number; writers: Writer[] }> {
  authorize(scope, 'point.read');
  const accountId = scope.actor?.accountId ?? null;
  const meetingId = scope.meeting.id;
  const writesIn = recommendation && can(scope, 'recommendation.draft', { groupId: group }) ? recommendation : null;
  if (accountId)
    await db().$executeRaw`
      INSERT INTO "RoomPlace" ("groupId", "accountId", "recommendationId", "seenAt")
      SELECT g.id, ${accountId}::uuid, (SELECT r.id FROM "Recommendation" r WHERE r.id = ${writesIn}::uuid AND r."groupId" = g.id), now()
      FROM "BreakoutGroup" g WHERE g.id = ${group}::uuid AND g."meetingId" = ${meetingId}::uuid
      ON CONFLICT ("groupId", "accountId") DO UPDATE SET "recommendationId" = EXCLUDED."recommendationId", "seenAt" = EXCLUDED."seenAt"`;
  const [row] = await db().$queryRaw<{ present: number; writers: Writer[] }[]>`
    SELECT count(*)::int AS present,
           coalesce(json_agg(json_build_object('recommendation', p."recommendationId", 'name', who.name) ORDER BY p."seenAt")
             FILTER (WHERE p."recommendationId" IS NOT NULL AND p."accountId" IS DISTINCT FROM ${accountId}::uuid), '[]') AS writers
    FROM "RoomPlace" p JOIN "BreakoutGroup" g ON g.id = p."groupId"
    LEFT JOIN LATERAL (SELECT max(trim(x."givenName" || ' ' || x.surname)) AS name FROM "AccountPerson" ap JOIN "Person" x ON x.id = ap."personId"
                       WHERE ap."accountId" = p."accountId" AND NOT ap.assistant HAVING count(*) = 1) who ON true
    WHERE g.id = ${group}::uuid AND g."meetingId" = ${meetingId}::uuid AND p."seenAt" > now() - ${forgottenAfter} * interval '1 second'`;
  return row ?? { present: 0, writers: [] };
}
