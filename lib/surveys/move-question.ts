import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { changeQuestionnaire, type QuestionnaireChanged } from './change-questionnaire';
import { moveQuestion as moved } from './model/parts';
import type { moveQuestionSchema } from './schema';

/** Puts a question anywhere in the questionnaire at once: into a section, before another question or at the end. */
export function moveQuestion(ctx: Ctx, input: z.output<typeof moveQuestionSchema>): Promise<QuestionnaireChanged> {
  const { question, section, before } = input;
  return changeQuestionnaire(ctx, input, ({ draft }) => moved(draft, question, { section, before: before ?? null }), {
    question,
    step: `move to ${section}`,
  });
}
