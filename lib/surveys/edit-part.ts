import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import type { PartChanged } from './add-part';
import { changeQuestionnaire } from './change-questionnaire';
import { conditionOf } from './condition-of';
import { findPart, wordPart } from './model/parts';
import { withHidden } from './model/questionnaire';
import type { editPartSchema } from './schema';

/** Changes the title and introduction of a page or section, and when it is shown. */
export async function editPart(ctx: Ctx, input: z.output<typeof editPartSchema>): Promise<PartChanged> {
  const { part: code } = input;
  const { languages } = ctx.scope.meeting;
  await changeQuestionnaire(
    ctx,
    input,
    ({ draft }) => {
      const found = findPart(draft, code);
      if (!found) return { ok: false, code: 'not_found' };
      const title = withHidden(input.title, found.part.title, languages);
      const intro = withHidden(input.intro, found.part.intro, languages);
      const condition = conditionOf(draft, code, input);
      return wordPart(draft, code, {
        ...(Object.values(title).some(Boolean) ? { title } : {}),
        ...(Object.values(intro).some(Boolean) ? { intro } : {}),
        ...(condition ? { condition } : {}),
      });
    },
    { step: `edit ${code}` },
  );
  return { part: code };
}
