import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { freshCode } from '@/lib/core/fresh-code';
import { changeDraft, idsEverUsed, type DraftChanged } from './change-draft';
import { addField, addPage, addSection, type Edited } from './model/edit-definition';
import type { addItemSchema, Field, FieldType, FormDefinition } from './schema';

type Input = z.output<typeof addItemSchema>;

/** Adds a page, a section or a field at the end of what it goes into; a new page has its first section at once. */
export async function addItem(ctx: Ctx, input: Input): Promise<DraftChanged> {
  let made = '';
  const changed = await changeDraft(
    ctx,
    input,
    input.into ?? '',
    async (draft, form) => {
      const taken = await idsEverUsed(ctx, form);
      const { id, edited } = withItem(draft, input, taken);
      made = id;
      return edited;
    },
    { added: input.what, type: input.type ?? null },
  );
  return { ...changed, item: made };
}

function withItem(draft: FormDefinition, input: Input, taken: Set<string>): { id: string; edited: Edited } {
  const { what, label, into = '' } = input;
  const id = freshCode(what.charAt(0), taken);
  if (what === 'page') {
    const section = { id: freshCode('s', taken), fields: [] };
    return { id, edited: addPage(draft, { id, title: label, sections: [section] }) };
  }
  if (what === 'section') return { id, edited: addSection(draft, into, { id, title: label, fields: [] }) };
  return { id, edited: addField(draft, into, newField(input.type ?? 'text', id, label)) };
}

/** A field as it begins: choices are there to be renamed, sensitive data begin with what most forms ask. */
function newField(type: FieldType, id: string, label: Field['label']): Field {
  const common = { id, label, required: false };
  if (type === 'single' || type === 'multiple') return { type, ...common, choices: firstChoices };
  return type === 'sensitive' ? { type, ...common, kind: 'DIET' } : { type, ...common };
}

const firstChoices = [
  { id: 'yes', label: { en: 'Yes', fr: 'Oui', es: 'Sí' } },
  { id: 'no', label: { en: 'No', fr: 'Non', es: 'No' } },
];
