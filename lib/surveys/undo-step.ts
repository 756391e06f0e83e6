import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { holdQuestionnaire } from './change-questionnaire';
import { questionnaireSchema, questionsOf } from './model/definition';
import type { undoStepSchema } from './schema';

/** Takes the last step of the writing back: the questionnaire is what it was before. Refuses "conflict" where there is none. */
export async function undoStep(ctx: Ctx, input: z.output<typeof undoStepSchema>): Promise<{ questionnaire: string }> {
  const { id, draft } = await holdQuestionnaire(ctx, input);
  const last = await ctx.tx.questionnaireStep.findFirst({
    where: { questionnaireId: id },
    orderBy: { number: 'desc' },
    select: { number: true, before: true },
  });
  if (!last) throw new Refusal('conflict');
  const before = questionnaireSchema.parse(last.before);
  await ctx.tx.questionnaireStep.delete({
    where: { questionnaireId_number: { questionnaireId: id, number: last.number } },
    select: { number: true },
  });
  await ctx.tx.questionnaire.update({
    where: { id },
    data: { draft: before, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'Questionnaire', id },
    details: { step: 'undo', questions: [questionsOf(draft).length, questionsOf(before).length] },
  });
  return { questionnaire: id };
}
