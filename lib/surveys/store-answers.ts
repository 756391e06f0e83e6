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

/** Replaces what changed, in as many statements however many questions there are, and records each change. `revisions`: the last of each question, by its code. */
export async function storeAnswers(
  ctx: Ctx,
  { surveyId, responseId }: Of,
  changed: readonly (readonly [string, SurveyAnswer | null])[],
  revisions: ReadonlyMap<string, number>,
): Promise<void> {
  if (changed.length === 0) return;
  const codes = changed.map(([code]) => code);
  const questions = await ctx.tx.question.findMany({
    where: { surveyId, code: { in: codes } },
    select: { id: true, code: true, type: true, choices: { select: { id: true, code: true, axis: true } } },
  });
  const changes = changed.map(([code, answer]): Change => {
    const question = found(questions.find((each) => each.code === code));
    return { question, answer, revision: (revisions.get(code) ?? 0) + 1 };
  });
  await ctx.tx.answer.deleteMany({ where: { responseId, questionId: { in: questions.map(({ id }) => id) } } });
  const made = await ctx.tx.answer.createManyAndReturn({
    data: changes.flatMap((change) => answerRow(responseId, change)),
    select: { id: true, questionId: true },
  });
  await storeParts(ctx, changes, new Map(made.map(({ id, questionId }) => [questionId, id])));
  await ctx.tx.answerEvent.createMany({
    data: changes.map(({ question, answer, revision }) => ({
      responseId,
      questionId: question.id,
      revision,
      value: { answer },
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    })),
  });
}

function answerRow(responseId: string, { question, answer, revision }: Change) {
  if (!answer) return [];
  const { kind, text, language, number, other, file } = answer;
  return [
    {
      responseId,
      questionId: question.id,
      kind,
      text,
      language,
      number,
      other: other ?? null,
      fileId: file?.id ?? null,
      revision,
    },
  ];
}

/** What is counted is stored as rows: choices, cells and codes. */
async function storeParts(ctx: Ctx, changes: readonly Change[], made: ReadonlyMap<string, string>): Promise<void> {
  const kept = changes.flatMap(({ question, answer }) => {
    const answerId = made.get(question.id);
    return answer && answerId ? [{ question, answer, answerId }] : [];
  });
  await ctx.tx.answerChoice.createMany({
    data: kept.flatMap(({ question, answer, answerId }) =>
      answer.choices.map((code, index) => ({
        answerId,
        choiceId: choiceId(question, 'CHOICE', code),
        rank: question.type === 'RANKING' ? index + 1 : null,
      })),
    ),
  });
  await ctx.tx.answerCell.createMany({
    data: kept.flatMap(({ question, answer, answerId }) =>
      Object.entries(answer.cells ?? {}).map(([row, column]) => ({
        answerId,
        rowId: choiceId(question, 'ROW', row),
        columnId: choiceId(question, 'COLUMN', column),
      })),
    ),
  });
  await ctx.tx.answerCode.createMany({
    data: kept.flatMap(({ answer, answerId }) =>
      (answer.codes ?? []).map((code, position) => ({ answerId, code, position })),
    ),
  });
}

function choiceId({ choices }: StoredQuestion, axis: ChoiceAxis, code: string): string {
  return found(choices.find((choice) => choice.axis === axis && choice.code === code)).id;
}
