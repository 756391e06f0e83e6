import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { changeQuestionnaire, type QuestionnaireChanged } from './change-questionnaire';
import { arrangeChoice, arrangeQuestion as arranged } from './model/questionnaire';
import type { arrangeQuestionSchema } from './schema';

/** Moves a question or one of its choices one place up or down, or takes it out. What was answered stays answered. */
export async function arrangeQuestion(
  ctx: Ctx,
  input: z.output<typeof arrangeQuestionSchema>,
): Promise<QuestionnaireChanged> {
  const { question, choice, step } = input;
  const changed = await changeQuestionnaire(
    ctx,
    input,
    ({ draft }) => (choice ? arrangeChoice(draft, question, choice, step) : arranged(draft, question, step)),
    { question, step: choice ? `${step} ${choice}` : step },
  );
  return step === 'remove' && !choice ? { question: '' } : changed;
}
