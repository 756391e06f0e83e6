import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { changeDraft, type DraftChanged } from './change-draft';
import { fieldsOf } from './model/conditions';
import { addField, findItem } from './model/edit-definition';
import { definitionSchema, type restoreFieldSchema } from './schema';

/** Asks a retired field again, under its id and with the answers it has, at the end of the form. Without its old condition: what that asked for may be gone. */
export async function restoreField(ctx: Ctx, input: z.output<typeof restoreFieldSchema>): Promise<DraftChanged> {
  return changeDraft(
    ctx,
    input,
    input.field,
    async (draft, form) => {
      const versions = await ctx.tx.registrationFormVersion.findMany({
        where: { formId: form.id },
        orderBy: { number: 'desc' },
        select: { definition: true },
      });
      const retired = versions
        .flatMap(({ definition }) => fieldsOf(definitionSchema.parse(definition)))
        .find(({ id }) => id === input.field);
      const into = draft.pages.at(-1)?.sections.at(-1);
      if (!retired || !into || findItem(draft, input.field)) return { ok: false, code: 'not_found' };
      const { condition: _gone, ...field } = retired;
      return addField(draft, into.id, field);
    },
    { restored: true },
  );
}
