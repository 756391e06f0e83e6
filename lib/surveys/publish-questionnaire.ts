import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { holdQuestionnaire } from './change-questionnaire';
import { allProblems } from './model/problems';
import { isTranslated } from './model/translation';
import { publishVersion } from './publish-version';
import { publishVersionSchema, type publishQuestionnaireSchema } from './schema';

/**
 * Publishes what is written as the next version of the survey. Refuses "invalid" while a question cannot be answered as it is,
 * and while texts lack a language of the meeting or are out of date in it unless the input says that this is known.
 */
export async function publishQuestionnaire(
  ctx: Ctx,
  input: z.output<typeof publishQuestionnaireSchema>,
): Promise<{ number: number; sha256: string }> {
  const { id, surveyId, code, draft } = await holdQuestionnaire(ctx, input);
  const asked = await ctx.tx.question.findMany({ where: { surveyId }, select: { code: true, type: true } });
  const kinds = Object.fromEntries(asked.map((question) => [question.code, question.type]));
  if (allProblems(draft, kinds).length > 0) throw new Refusal('invalid', { questionnaire: { code: 'not_ready' } });
  if (!input.untranslated && !isTranslated(draft, ctx.scope.meeting.languages))
    throw new Refusal('invalid', { untranslated: { code: 'not_translated' } });
  const { title, intro, pages } = draft;
  const { number, sha256 } = await publishVersion(
    ctx,
    publishVersionSchema.parse({ code, title, intro, definition: { pages } }),
  );
  // The page that it was published from is no longer the state of the questionnaire.
  await ctx.tx.questionnaire.update({ where: { id }, data: { lockVersion: { increment: 1 } }, select: { id: true } });
  return { number, sha256 };
}
