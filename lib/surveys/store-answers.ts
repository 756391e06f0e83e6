import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { ChoiceAxis } from './model/definition';
import type { SurveyAnswer } from './schema';

/** Whose answers to which survey. */
type Of = { surveyId: string; responseId: string };

type StoredQuestion = {
  id: string;
  code: string;
  type: string;
  choices: { id: string; code: string; axis: ChoiceAxis }[];
};
type Change = { question: StoredQuestion; answer: SurveyAnswer | null; revision: number };

/**
 * Replaces what changed, in three statements however many questions there are, and records each change. `revisions`: the last
 * of each question, by its code.
 */
export async function storeAnswers(
  ctx: Ctx,
  { surveyId, responseId }: Of,
  changed: readonly (readonly [string, SurveyAnswer | null])[],
  revisions: ReadonlyMap<string, number>,
): Promise<void> {
  if (changed.length === 0) return;
  const questions = await readQuestions(ctx, surveyId, changed);
  const changes = changed.map(([code, answer]): Change => {
    const question = found(questions.find((each) => each.code === code));
    return { question, answer, revision: (revisions.get(code) ?? 0) + 1 };
  });
  // By itself: what is inserted below would meet it in the same statement. Its choices, cells and codes go with it.
  await ctx.tx.$executeRaw`
    DELETE FROM "Answer" WHERE "responseId" = ${responseId}::uuid AND "questionId" = ANY (${questions.map(({ id }) => id)}::uuid[])`;
  const rows = JSON.stringify(changes.map(rowOf));
  await ctx.tx.$executeRaw`
    WITH change AS (
      SELECT gen_random_uuid() AS id, c.* FROM jsonb_to_recordset(${rows}::jsonb) AS c (question uuid, revision int, value jsonb,
        kind "AnswerKind", text text, language text, number float8, other text, file uuid, choices jsonb, cells jsonb, codes jsonb)
    ), made AS (
      INSERT INTO "Answer" (id, "responseId", "questionId", kind, text, language, number, other, "fileId", revision)
      SELECT id, ${responseId}::uuid, question, kind, text, language, number, other, file, revision FROM change WHERE kind IS NOT NULL
    ), chosen AS (
      INSERT INTO "AnswerChoice" ("answerId", "choiceId", rank)
      SELECT change.id, x.id, x.rank FROM change, jsonb_to_recordset(choices) AS x (id uuid, rank int)
    ), placed AS (
      INSERT INTO "AnswerCell" ("answerId", "rowId", "columnId")
      SELECT change.id, x.row, x.column FROM change, jsonb_to_recordset(cells) AS x ("row" uuid, "column" uuid)
    ), listed AS (
      INSERT INTO "AnswerCode" ("answerId", code, position)
      SELECT change.id, x.code, x.position - 1 FROM change, jsonb_array_elements_text(codes) WITH ORDINALITY AS x (code, position)
    )
    INSERT INTO "AnswerEvent" (id, "responseId", "questionId", revision, value, "byAccountId", at)
    SELECT gen_random_uuid(), ${responseId}::uuid, question, revision, value, ${ctx.actor?.accountId ?? null}::uuid, ${ctx.now}::timestamptz FROM change`;
}

/** The questions of what changed, with the ids that their choices have in the database. */
function readQuestions(
  ctx: Ctx,
  surveyId: string,
  changed: readonly (readonly [string, SurveyAnswer | null])[],
): Promise<StoredQuestion[]> {
  return ctx.tx.$queryRaw<StoredQuestion[]>`
    SELECT q.id, q.code, q.type::text,
           (SELECT coalesce(json_agg(json_build_object('id', c.id, 'code', c.code, 'axis', c.axis)), '[]')
              FROM "Choice" c WHERE c."questionId" = q.id) AS choices
    FROM "Question" q WHERE q."surveyId" = ${surveyId}::uuid AND q.code = ANY (${changed.map(([code]) => code)}::text[])`;
}

/** A change as the statement takes it: what is counted as lists of its own. `kind` is left out where the answer is taken back. */
function rowOf({ question, answer, revision }: Change) {
  const row = { question: question.id, revision, value: { answer } };
  if (!answer) return { ...row, choices: [], cells: [], codes: [] };
  const { kind, text, language, number, other, file, choices, cells = {}, codes = [] } = answer;
  return {
    ...row,
    ...{ kind, text, language, number, other, codes },
    file: file?.id,
    choices: choices.map((code, index) => ({
      id: choiceId(question, 'CHOICE', code),
      rank: question.type === 'RANKING' ? index + 1 : null,
    })),
    cells: Object.entries(cells).map(([row, column]) => ({
      row: choiceId(question, 'ROW', row),
      column: choiceId(question, 'COLUMN', column),
    })),
  };
}

function choiceId({ choices }: StoredQuestion, axis: ChoiceAxis, code: string): string {
  return found(choices.find((choice) => choice.axis === axis && choice.code === code)).id;
}
