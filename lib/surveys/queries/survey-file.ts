import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db, type Database, type Tx } from '@/lib/core/db';

/**
 * The id of a file that is, or was in an earlier version, an answer of a delegation's party; null where it is none, and to
 * the secretariat where answers are anonymous: a file found under a delegation's address would say whose it is.
 */
export async function findSurveyFile(
  scope: MeetingScope,
  delegationId: string,
  fileId: string,
): Promise<string | null> {
  authorize(scope, 'survey.read', { delegationId });
  const [row] = await db().$queryRaw<{ id: string }[]>`
    SELECT f.id FROM "StoredFile" f
    JOIN "Delegation" d ON d.id = ${delegationId}::uuid AND d."meetingId" = ${scope.meeting.id}::uuid
    JOIN "Survey" s ON s."meetingId" = d."meetingId"
    JOIN "Response" r ON r."surveyId" = s.id AND r."partyId" = d."partyId"
    WHERE (s.attributed OR ${can(scope, 'survey.answer', { delegationId })}) AND f.id = ${fileId}::uuid AND f."meetingId" = d."meetingId" AND f.purpose = 'survey-answer' AND f.status = 'STORED'
      AND EXISTS (SELECT 1 FROM "AnswerEvent" e WHERE e."responseId" = r.id AND e.value #>> '{answer,file,id}' = f.id::text)`;
  return row?.id ?? null;
}

/** The names of stored files, by id; one whose content is gone has none. */
export async function readFileNames(ids: readonly string[], tx: Tx | Database = db()): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.storedFile.findMany({
    where: { id: { in: [...ids] }, status: 'STORED' },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
