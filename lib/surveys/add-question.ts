import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { freshCode } from '@/lib/core/fresh-code';
import { changeQuestionnaire, type HeldQuestionnaire, type QuestionnaireChanged } from './change-questionnaire';
import { addQuestion as added, nothing } from './model/questionnaire';
import { partCodes, type DraftQuestion } from './model/definition';
import type { addQuestionSchema } from './schema';

type Input = z.output<typeof addQuestionSchema>;

/** Adds a question at the end of a section, or of all, under a code that no question of the survey has or ever had. */
export async function addQuestion(ctx: Ctx, input: Input): Promise<QuestionnaireChanged> {
  let question = '';
  await changeQuestionnaire(
    ctx,
    input,
    async (held) => {
      question = freshCode('q', await codesEverUsed(ctx, held));
      return added(held.draft, newQuestion(input, question), input.section ?? null);
    },
    { step: `add ${input.type}` },
  );
  return { question };
}

function newQuestion({ type, label }: Input, code: string): DraftQuestion {
  const common = { code, label, required: false };
  switch (type) {
    case 'SINGLE':
    case 'MULTIPLE':
    case 'RANKING':
      return { type, ...common, choices: [] };
    case 'SCALE':
      return { type, ...common, minValue: 1, maxValue: 5 };
    case 'MATRIX':
      return { type, ...common, rows: [], columns: [] };
    case 'NUMBER':
      return { type, ...common, decimals: 0 };
    case 'CALCULATED':
      return { type, ...common, calculation: nothing };
    default:
      return { type, ...common };
  }
}

/** A code that was answered once may not come to mean something else. */
export async function codesEverUsed({ tx }: Ctx, { surveyId, draft }: HeldQuestionnaire): Promise<Set<string>> {
  const published = await tx.question.findMany({ where: { surveyId }, select: { code: true } });
  return new Set([...published, ...partCodes(draft).map((code) => ({ code }))].map(({ code }) => code));
}
