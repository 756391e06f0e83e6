import type { Database, Tx } from '@/lib/core/db';
import { toldSubmissions } from '@/lib/surveys/queries/told-submissions';

/** What one organisation wrote to an open question, in what it submitted last. `key`: the name by which pages call it. */
export type OpenText = {
  bookId: string;
  key: string;
  responseId: string;
  text: string;
  language: string | null;
  sha256: string;
};

/**
 * The texts that the questions of these books were answered with, of submitted answers alone, and of anonymous ones those that the
 * newest snapshot counts: of an open question the text, of one with "other, specify" what was written there. In an order that has
 * nothing to do with who wrote or when. One statement.
 */
export async function readTexts(tx: Tx | Database, ...bookIds: string[]): Promise<OpenText[]> {
  return tx.$queryRaw<OpenText[]>`
    SELECT b.id AS "bookId", left(encode(sha256(convert_to(b.salt || told."responseId"::text, 'UTF8')), 'hex'), 32) AS key, told."responseId",
           said.text, said.language, encode(sha256(convert_to(said.text, 'UTF8')), 'hex') AS sha256
    FROM "CodeBook" b JOIN "Question" q ON q.id = b."questionId" JOIN "Survey" s ON s.id = q."surveyId"
    JOIN LATERAL ${toldSubmissions} told ON true
    JOIN LATERAL (SELECT told.payload->'answers'->q.code AS answer) last ON true
    JOIN LATERAL (
      SELECT CASE WHEN q.type IN ('TEXT', 'LONG_TEXT') THEN last.answer->>'text' ELSE last.answer->>'other' END AS text,
             last.answer->>'language' AS language
    ) said ON said.text ~ '[^[:space:]]'
    WHERE b.id = ANY (${bookIds}::uuid[]) AND last.answer->>'kind' = 'VALUE'
    ORDER BY b.id, key`;
}
