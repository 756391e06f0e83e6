import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { SurveyStatus } from '@/lib/core/prisma/enums';
import { mayGiveRows } from '../policy';
import type { TextFilters } from '../schema';
import { toldSubmissions } from './told-submissions';

/** Texts on a page, of each question. */
export const textPageSize = 20;

/** A text somebody wrote, with the organisation that did; null where answers are anonymous. For the secretariat only. */
export type WrittenText = { question: string; party: string | null; text: string; language: string | null };

/** A page of what was written to one question. `from`: place of the first one; `next`: key of the next page. */
export type TextPage = { texts: WrittenText[]; total: number; from: number; next: string | null };

type Row = {
  attributed: boolean;
  status: SurveyStatus;
  fewest: number | null;
  questions:
    | {
        question: string;
        total: number;
        before: number;
        texts: (Omit<WrittenText, 'question'> & { key: string })[] | null;
      }[]
    | null;
};

/**
 * What was written in one's own words, also beside "other", in the answers submitted last, or in the anonymous ones that the newest
 * snapshot counts, as the figures above them: of each question the first page, and of the one that is asked for the page after a
 * key. By party; of anonymous answers without the names, in an order that does not tell them either, and nothing before rows may
 * be given out at all. `of`: of the States apart from everybody else. One statement.
 */
export async function listWrittenTexts(
  scope: MeetingScope,
  surveyId: string,
  of: 'all' | 'states',
  { texts: asked, after }: TextFilters = {},
): Promise<ReadonlyMap<string, TextPage>> {
  authorize(scope, 'survey.track');
  const [row] = await db().$queryRaw<Row[]>`
    WITH survey AS (
      SELECT id, attributed, status FROM "Survey" WHERE id = ${surveyId}::uuid AND "meetingId" = ${scope.meeting.id}::uuid
    ), last AS MATERIALIZED (
      SELECT told.code, told.version, told.payload->'answers' AS answers
      FROM survey s JOIN LATERAL ${toldSubmissions} told ON told."isState" = ${of === 'states'}
    ), said AS MATERIALIZED (
      SELECT q.code AS question, written.text, last.answers->q.code->>'language' AS language,
             CASE WHEN survey.attributed THEN last.code END AS party,
             CASE WHEN survey.attributed THEN last.code ELSE encode(sha256(convert_to(written.text, 'UTF8')), 'hex') || row_number() OVER (PARTITION BY q.code, written.text) END COLLATE "C" AS key
      FROM survey CROSS JOIN last JOIN "Question" q ON q."surveyId" = survey.id
      JOIN LATERAL (
        SELECT CASE WHEN q.type IN ('TEXT', 'LONG_TEXT') THEN last.answers->q.code->>'text' ELSE last.answers->q.code->>'other' END AS text
      ) written ON written.text <> ''
    ), asked AS (
      SELECT question, count(*)::int AS total, CASE WHEN question = ${asked ?? null} THEN ${after ?? null} END AS after FROM said GROUP BY question
    )
    SELECT survey.attributed, survey.status, (SELECT min(n) FROM (SELECT count(*)::int AS n FROM last GROUP BY version) of) AS fewest,
           (SELECT json_agg(json_build_object('question', a.question, 'total', a.total,
                     'before', (SELECT count(*)::int FROM said WHERE said.question = a.question AND said.key <= a.after),
                     'texts', (SELECT json_agg(page) FROM (
                        SELECT said.key, said.party, said.text, said.language FROM said
                        WHERE said.question = a.question AND (a.after IS NULL OR said.key > a.after)
                        ORDER BY said.key LIMIT ${textPageSize + 1}) page)))
              FROM asked a) AS questions
    FROM survey`;
  if (!row || !mayGiveRows(row, row.fewest ?? 0, scope.meeting.smallCell)) return new Map();
  return new Map(
    (row.questions ?? []).map(({ question, total, before, texts }) => {
      const shown = (texts ?? []).slice(0, textPageSize);
      const next = (texts?.length ?? 0) > textPageSize ? (shown.at(-1)?.key ?? null) : null;
      const told = shown.map(({ party, text, language }) => ({ question, party, text, language }));
      return [question, { texts: told, total, from: before + 1, next }];
    }),
  );
}
