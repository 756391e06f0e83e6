import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { answerEventSchema, type SurveyAnswer } from '../schema';

/** One version of an answer, the last one first. */
export type AnswerVersion = { revision: number; answer: SurveyAnswer | null; by: string | null; at: Date };

export type Comment = { id: string; text: string; by: string | null; at: Date };
/** A comment with what was said to it; `settled` once somebody of the delegation has said so. */
export type Thread = Comment & { settled: { by: string | null; at: Date } | null; replies: Comment[] };

export type QuestionThread = { versions: AnswerVersion[]; threads: Thread[] };

/** Versions of an answer that are shown. */
const mostVersions = 50;

type CommentRow = Comment & { parentId: string | null; resolvedAt: Date | null; resolvedBy: string | null };

/** What a delegation has answered to a question, version by version, and said about it. For itself alone; two statements. */
export async function findQuestionThread(
  scope: MeetingScope,
  delegationId: string,
  question: string,
): Promise<QuestionThread> {
  authorize(scope, 'survey.answer', { delegationId });
  const [versions, comments] = await Promise.all([
    db().$queryRaw<{ revision: number; value: unknown; by: string | null; at: Date }[]>`
      SELECT e.revision, e.value, e.at,
             (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
              WHERE ap."accountId" = e."byAccountId" ORDER BY ap.assistant, ap."primary" DESC, p.id LIMIT 1) AS by
      FROM "Delegation" d JOIN "Survey" s ON s."meetingId" = d."meetingId"
      JOIN "Response" r ON r."surveyId" = s.id AND r."partyId" = d."partyId"
      JOIN "Question" q ON q."surveyId" = s.id AND q.code = ${question}
      JOIN "AnswerEvent" e ON e."responseId" = r.id AND e."questionId" = q.id
      WHERE d.id = ${delegationId}::uuid AND d."meetingId" = ${scope.meeting.id}::uuid
      ORDER BY e.revision DESC LIMIT ${mostVersions}`,
    db().$queryRaw<CommentRow[]>`
      SELECT c.id, c."parentId", c.text, c.at, c."resolvedAt",
             (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
              WHERE ap."accountId" = c."byAccountId" ORDER BY ap.assistant, ap."primary" DESC, p.id LIMIT 1) AS by,
             (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
              WHERE ap."accountId" = c."resolvedByAccountId" ORDER BY ap.assistant, ap."primary" DESC, p.id LIMIT 1) AS "resolvedBy"
      FROM "AnswerComment" c JOIN "Delegation" d ON d.id = c."delegationId" JOIN "Question" q ON q.id = c."questionId"
      WHERE d.id = ${delegationId}::uuid AND d."meetingId" = ${scope.meeting.id}::uuid AND q.code = ${question}
      ORDER BY c.at, c.id`,
  ]);
  const shown = ({ id, text, by, at }: CommentRow): Comment => ({ id, text, by, at });
  return {
    versions: versions.map(({ value, ...version }) => ({ ...version, answer: answerEventSchema.parse(value).answer })),
    threads: comments
      .filter(({ parentId }) => parentId === null)
      .map((row) => ({
        ...shown(row),
        settled: row.resolvedAt && { by: row.resolvedBy, at: row.resolvedAt },
        replies: comments.filter(({ parentId }) => parentId === row.id).map(shown),
      })),
  };
}

/** How many open threads a delegation has, by question; for itself alone. One statement. */
export async function countOpenThreads(scope: MeetingScope, delegationId: string): Promise<Map<string, number>> {
  authorize(scope, 'survey.answer', { delegationId });
  const rows = await db().$queryRaw<{ code: string; open: number }[]>`
    SELECT q.code, count(*)::int AS open FROM "AnswerComment" c JOIN "Question" q ON q.id = c."questionId"
    JOIN "Delegation" d ON d.id = c."delegationId" AND d."meetingId" = ${scope.meeting.id}::uuid
    WHERE d.id = ${delegationId}::uuid AND c."parentId" IS NULL AND c."resolvedAt" IS NULL GROUP BY q.code`;
  return new Map(rows.map(({ code, open }) => [code, open]));
}
