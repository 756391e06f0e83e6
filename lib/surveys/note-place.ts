import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { z } from 'zod';
import type { notePlaceSchema } from './schema';

/** Somebody else of the delegation at a question. `name`: null where the account has none. */
export type OtherPlace = { question: string; name: string | null };

/** Seconds after which somebody who says nothing more is no longer at a question. */
const forgottenAfter = 60;

/**
 * Notes at which question its caller is, and says where the others of the same delegation are. Overwritten every few seconds
 * and gone within the hour, it is no change of a record: two statements outside the pipeline, without a key, an audit row or
 * an event. `hasOthers`: somebody else can answer for the delegation at all. Refuses "not_found" to whoever may not.
 */
export async function notePlace(
  scope: MeetingScope,
  { delegation, question }: z.output<typeof notePlaceSchema>,
): Promise<{ others: OtherPlace[]; hasOthers: boolean }> {
  authorize(scope, 'survey.answer', { delegationId: delegation });
  const accountId = scope.actor?.accountId ?? null;
  const meetingId = scope.meeting.id;
  if (question !== undefined && scope.meeting.phase !== 'CLOSED')
    await db().$executeRaw`
      INSERT INTO "AnsweringPlace" ("delegationId", "accountId", "questionId", "seenAt")
      SELECT d.id, ${accountId}::uuid, q.id, now() FROM "Delegation" d
      JOIN "Survey" s ON s."meetingId" = d."meetingId" JOIN "Question" q ON q."surveyId" = s.id AND q.code = ${question}
      WHERE d.id = ${delegation}::uuid AND d."meetingId" = ${meetingId}::uuid LIMIT 1
      ON CONFLICT ("delegationId", "accountId") DO UPDATE SET "questionId" = EXCLUDED."questionId", "seenAt" = EXCLUDED."seenAt"`;
  const [row] = await db().$queryRaw<{ others: OtherPlace[]; hasOthers: boolean }[]>`
    SELECT (SELECT coalesce(json_agg(json_build_object('question', q.code, 'name', who.name) ORDER BY x."seenAt"), '[]')
            FROM "AnsweringPlace" x JOIN "Question" q ON q.id = x."questionId"
            LEFT JOIN LATERAL (SELECT trim(p."givenName" || ' ' || p.surname) AS name FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
                               WHERE ap."accountId" = x."accountId" ORDER BY ap.assistant, ap."primary" DESC, p.id LIMIT 1) who ON true
            WHERE x."delegationId" = d.id AND x."accountId" <> ${accountId}::uuid
              AND x."seenAt" > now() - ${forgottenAfter} * interval '1 second') AS others,
           EXISTS (SELECT 1 FROM "MeetingRole" r JOIN "AccountPerson" ap ON ap."personId" = r."personId"
                   WHERE r."delegationId" = d.id AND ap."accountId" <> ${accountId}::uuid) AS "hasOthers"
    FROM "Delegation" d WHERE d.id = ${delegation}::uuid AND d."meetingId" = ${meetingId}::uuid`;
  return row ?? { others: [], hasOthers: false };
}
