import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { changeQuestionnaire, type QuestionnaireChanged } from './change-questionnaire';
import { withHidden } from './model/questionnaire';
import type { editHeadSchema } from './schema';

/** Changes the title and the introduction of a questionnaire. */
export function editHead(ctx: Ctx, input: z.output<typeof editHeadSchema>): Promise<QuestionnaireChanged> {
  const { title, intro } = input;
  const { languages } = ctx.scope.meeting;
  return changeQuestionnaire(
    ctx,
    input,
    ({ draft }) => ({
      ok: true,
      questionnaire: {
        ...draft,
        title: withHidden(title, draft.title, languages),
        intro: withHidden(intro, draft.intro, languages),
      },
    }),
    {
      step: 'head',
    },
  );
}
