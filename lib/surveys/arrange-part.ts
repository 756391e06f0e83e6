import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import type { PartChanged } from './add-part';
import { changeQuestionnaire } from './change-questionnaire';
import { arrangePart as arranged } from './model/parts';
import type { arrangePartSchema } from './schema';

/** Moves a page or section one place, or takes it out; its questions stay in the part beside it. */
export async function arrangePart(ctx: Ctx, input: z.output<typeof arrangePartSchema>): Promise<PartChanged> {
  const { part, step } = input;
  await changeQuestionnaire(ctx, input, ({ draft }) => arranged(draft, part, step), { step: `${step} ${part}` });
  return { part };
}
