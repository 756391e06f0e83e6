import type { Database, Tx } from '@/lib/core/db';
import type { QuestionType, SurveyStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { withoutAnswers } from '@/lib/surveys/model/expression/piping';
import { mayGiveRows } from '@/lib/surveys/policy';
import { fewestOfAVersion } from '@/lib/surveys/queries/told-submissions';
import type { CoderPart } from '../schema';

export type BookCode = {
  id: string;
  number: number;
  names: LocalizedText;
  description: LocalizedText;
  lockVersion: number;
  retiredAt: Date | null;
  mergedIntoId: string | null;
};

export type Coder = { part: CoderPart; accountId: string | null; name: string | null; finishedAt: Date | null };

/** A code book with its codes in their order and its coders. */
export type Book = {
  id: string;
  surveyId: string;
  question: string;
  type: QuestionType;
  label: LocalizedText;
  version: number;
  openedAt: Date | null;
  attributed: boolean;
  /** Whether the answers may be read one by one now. */
  isGiven: boolean;
  codes: BookCode[];
  coders: Coder[];
};

type Row = Omit<Book, 'codes' | 'coders' | 'isGiven'> & {
  status: SurveyStatus;
  fewest: number | null;
  codes: (Omit<BookCode, 'retiredAt'> & { retiredAt: string | null })[];
  coders: (Omit<Coder, 'finishedAt'> & { finishedAt: string | null })[];
};

const dateOf = (at: string | null) => (at === null ? null : new Date(at));

/** The code books of a meeting, in the order of the questions, or that of one question. One statement. */
export async function readBooks(
  tx: Tx | Database,
  { id: meetingId, smallCell }: { id: string; smallCell: number },
  question: string | null = null,
): Promise<Book[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT b.id, s.id AS "surveyId", q.code AS question, q.type::text, q.label, b.version, b."openedAt", s.attributed, s.status::text,
           ${fewestOfAVersion} AS fewest,
           (SELECT coalesce(json_agg(json_build_object('id', c.id, 'number', c.number, 'names', c.names, 'description', c.description,
                     'lockVersion', c."lockVersion", 'retiredAt', c."retiredAt", 'mergedIntoId', c."mergedIntoId") ORDER BY c.number), '[]')
              FROM "BookCode" c WHERE c."bookId" = b.id) AS codes,
           (SELECT coalesce(json_agg(json_build_object('part', k.part, 'accountId', k."accountId", 'finishedAt', k."finishedAt", 'name',
                     (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
                      WHERE ap."accountId" = k."accountId" AND NOT ap.assistant ORDER BY ap."primary" DESC, p.id LIMIT 1)) ORDER BY k.part), '[]')
              FROM "Coder" k WHERE k."bookId" = b.id) AS coders
    FROM "CodeBook" b JOIN "Question" q ON q.id = b."questionId" JOIN "Survey" s ON s.id = q."surveyId"
    WHERE s."meetingId" = ${meetingId}::uuid AND (${question}::text IS NULL OR q.code = ${question})
    ORDER BY q.position, q.code`;
  return rows.map(({ status, fewest, codes, coders, ...row }) => ({
    ...row,
    label: withoutAnswers(row.label),
    isGiven: mayGiveRows({ attributed: row.attributed, status }, fewest ?? 0, smallCell),
    codes: codes.map((code) => ({ ...code, retiredAt: dateOf(code.retiredAt) })),
    coders: coders.map((coder) => ({ ...coder, finishedAt: dateOf(coder.finishedAt) })),
  }));
}
