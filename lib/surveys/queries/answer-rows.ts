import type { Database, Tx } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { SurveyAnswer } from '../schema';

type Row = {
  code: string;
  kind: SurveyAnswer['kind'];
  text: string | null;
  language: string | null;
  number: number | null;
  other: string | null;
  fileId: string | null;
  sha256: string | null;
  choices: string[];
  cells: Record<string, string> | null;
  codes: string[] | null;
};

const columns = Prisma.sql`q.code, a.kind::text, a.text, a.language, a.number, a.other, a."fileId", f.sha256,
           (SELECT coalesce(json_agg(c.code ORDER BY ac.rank, c.position), '[]') FROM "AnswerChoice" ac JOIN "Choice" c ON c.id = ac."choiceId"
            WHERE ac."answerId" = a.id) AS choices,
           (SELECT json_object_agg(r.code, c.code ORDER BY r.position) FROM "AnswerCell" x JOIN "Choice" r ON r.id = x."rowId"
              JOIN "Choice" c ON c.id = x."columnId" WHERE x."answerId" = a.id) AS cells,
           (SELECT json_agg(x.code ORDER BY x.position) FROM "AnswerCode" x WHERE x."answerId" = a.id) AS codes`;

/** The answers of a response as stored, by question code, in the shape in which they are posted and sealed. One statement. */
export async function readAnswerRows(tx: Tx | Database, responseId: string): Promise<Map<string, SurveyAnswer>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${columns}
    FROM "Answer" a JOIN "Question" q ON q.id = a."questionId" LEFT JOIN "StoredFile" f ON f.id = a."fileId"
    WHERE a."responseId" = ${responseId}::uuid`;
  return new Map(rows.map((row) => [row.code, answerOf(row)]));
}

/** What is not there is left out, so that answers of earlier days read as they were sealed. */
function answerOf({ kind, choices, text, language, number, other, fileId, sha256, cells, codes }: Row): SurveyAnswer {
  return {
    kind,
    choices,
    text,
    language,
    number,
    ...(other === null ? {} : { other }),
    ...(cells ? { cells } : {}),
    ...(codes ? { codes } : {}),
    ...(fileId && sha256 ? { file: { id: fileId, sha256 } } : {}),
  };
}

/** The last revision of each question that was ever answered, by its code, of answers taken back too. */
export async function readRevisions(tx: Tx | Database, responseId: string): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ code: string; revision: number }[]>`
    SELECT q.code, max(r.revision)::int AS revision
    FROM (SELECT "questionId", revision FROM "AnswerEvent" WHERE "responseId" = ${responseId}::uuid
          UNION ALL SELECT "questionId", revision FROM "Answer" WHERE "responseId" = ${responseId}::uuid) r
    JOIN "Question" q ON q.id = r."questionId" GROUP BY q.code`;
  return new Map(rows.map(({ code, revision }) => [code, revision]));
}

/** Answers by question code, and the last revision of each question that was ever answered. */
export type StoredAnswers = { answers: Map<string, SurveyAnswer>; revisions: Map<string, number> };

/** Both of the above, in one statement. */
export async function readStoredAnswers(tx: Tx | Database, responseId: string): Promise<StoredAnswers> {
  const rows = await tx.$queryRaw<(Omit<Row, 'kind'> & { kind: Row['kind'] | null; revision: number })[]>`
    SELECT last.revision, ${columns}
    FROM (SELECT "questionId", max(revision)::int AS revision
          FROM (SELECT "questionId", revision FROM "AnswerEvent" WHERE "responseId" = ${responseId}::uuid
                UNION ALL SELECT "questionId", revision FROM "Answer" WHERE "responseId" = ${responseId}::uuid) r
          GROUP BY "questionId") last
    JOIN "Question" q ON q.id = last."questionId"
    LEFT JOIN "Answer" a ON a."responseId" = ${responseId}::uuid AND a."questionId" = last."questionId"
    LEFT JOIN "StoredFile" f ON f.id = a."fileId"`;
  return {
    answers: new Map(
      rows.flatMap(({ kind, ...row }) => (kind ? [[row.code, answerOf({ ...row, kind })] as const] : [])),
    ),
    revisions: new Map(rows.map(({ code, revision }) => [code, revision])),
  };
}
