import type { Tx } from '@/lib/core/db';
import { answerEventSchema } from '@/lib/surveys/schema';
import type { Stored } from './model/compare';
import type { ReadAnswer } from './model/read-back';

type Of = { surveyId: string; partyId: string; read: readonly ReadAnswer[] };
type Row = { code: string; revision: number; value: unknown };

/**
 * What is stored of a party's answer beside a sheet, and what it was when the sheet was made. Two statements, however many
 * questions there are.
 */
export async function readStored(
  tx: Pick<Tx, 'response' | '$queryRaw'>,
  { surveyId, partyId, read }: Of,
): Promise<Stored> {
  const response = await tx.response.findUnique({
    where: { surveyId_partyId: { surveyId, partyId } },
    select: { id: true },
  });
  if (!response) return { answers: new Map(), revisions: new Map(), atSheet: new Map() };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT q.code, e.revision, e.value FROM "AnswerEvent" e JOIN "Question" q ON q.id = e."questionId"
    WHERE e."responseId" = ${response.id}::uuid AND q.code = ANY (${read.map(({ question }) => question)}) ORDER BY e.revision`;
  const answer = ({ value }: Row) => answerEventSchema.parse(value).answer;
  const seen = new Map(read.map(({ question, revision }) => [question, revision]));
  const latest = new Map(rows.map((row) => [row.code, row]));
  return {
    answers: new Map(
      [...latest].flatMap(([code, row]) => {
        const now = answer(row);
        return now ? [[code, now] as const] : [];
      }),
    ),
    revisions: new Map([...latest].map(([code, { revision }]) => [code, revision])),
    atSheet: new Map(
      rows.filter(({ code, revision }) => seen.get(code) === revision).map((row) => [row.code, answer(row)]),
    ),
  };
}
