import type { z } from 'zod';
import { freshCode } from '@/lib/core/fresh-code';
import type { Ctx } from '@/lib/core/execute';
import { codesEverUsed } from './add-question';
import { changeQuestionnaire } from './change-questionnaire';
import { addPart as added } from './model/parts';
import type { addPartSchema } from './schema';

/** What a step at a page or section leaves. */
export type PartChanged = { part: string };

/** Adds a page with an empty section at the end of the questionnaire, or a section at the end of a page. */
export async function addPart(ctx: Ctx, input: z.output<typeof addPartSchema>): Promise<PartChanged> {
  const { what, title } = input;
  let part = '';
  await changeQuestionnaire(
    ctx,
    input,
    async (held) => {
      const taken = await codesEverUsed(ctx, held);
      part = freshCode(what === 'page' ? 'p' : 's', taken);
      const of = what === 'page' ? null : (input.page ?? held.draft.pages.at(-1)?.code ?? '');
      return added(held.draft, { code: part, title, section: freshCode('s', new Set([...taken, part])) }, of);
    },
    { step: `add ${what}` },
  );
  return { part };
}
