import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { pick } from '@/lib/i18n/pick';
import { lockForm, type LockedForm } from './lock-form';
import { findItem, type Edited } from './model/edit-definition';
import { definitionSchema, type FormDefinition } from './schema';

/** What a step in the builder leaves: the page goes on to the item. */
export type DraftChanged = { code: string; item: string };

/**
 * Changes the draft of a form: locks it, refuses "conflict" where somebody has changed it since the page was made, and
 * "invalid" with what stands in the way. Answers and published versions are not touched by any change of a draft.
 */
export async function changeDraft(
  ctx: Ctx,
  input: { form: string; lockVersion: number },
  item: string,
  edit: (draft: FormDefinition, form: LockedForm) => Edited | Promise<Edited>,
  details: Record<string, unknown>,
): Promise<DraftChanged> {
  const form = await lockForm(ctx, input);
  const edited = await edit(form.draft, form);
  if (!edited.ok) {
    if (edited.code === 'not_found') throw new Refusal('not_found');
    const params = edited.by ? { label: nameOf(form.draft, edited.by, ctx.actor?.locale ?? 'en') } : undefined;
    throw new Refusal('invalid', { item: { code: edited.code, ...(params ? { params } : {}) } });
  }
  const draft = definitionSchema.parse(edited.definition);
  await ctx.tx.registrationForm.update({
    where: { id: form.id },
    data: { draft, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'RegistrationForm', id: form.id },
    details: { code: form.code, item, ...details },
  });
  return { code: form.code, item };
}

/** Every id that a form has in its draft or had in a version: none of them may come to mean something else. */
export async function idsEverUsed(ctx: Ctx, form: LockedForm): Promise<Set<string>> {
  const versions = await ctx.tx.registrationFormVersion.findMany({
    where: { formId: form.id },
    select: { definition: true },
  });
  const definitions = [form.draft, ...versions.map(({ definition }) => definitionSchema.parse(definition))];
  return new Set(
    definitions.flatMap(({ pages }) =>
      pages.flatMap((page) => [
        page.id,
        ...page.sections.flatMap((section) => [section.id, ...section.fields.map((field) => field.id)]),
      ]),
    ),
  );
}

function nameOf(definition: FormDefinition, id: string, locale: string): string {
  const item = findItem(definition, id);
  if (!item) return id;
  const words = item.what === 'field' ? item.field.label : item.what === 'page' ? item.page.title : item.section.title;
  return pick(words, locale).text || id;
}
