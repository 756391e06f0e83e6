import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { freshCode } from '@/lib/core/fresh-code';
import { changeDraft, type DraftChanged } from './change-draft';
import { findItem, newChoice, replaceItem, type Edited } from './model/edit-definition';
import type { Choice, Condition, editItemSchema, Field, FormDefinition } from './schema';

type Input = z.output<typeof editItemSchema>;

/** Changes the words of a page, section or field, when it is asked, and for a field whether it is required and its choices. */
export async function editItem(ctx: Ctx, input: Input): Promise<DraftChanged> {
  return changeDraft(ctx, input, input.item, (draft) => edited(draft, input), { edited: true });
}

function edited(draft: FormDefinition, input: Input): Edited {
  const item = findItem(draft, input.item);
  if (!item) return { ok: false, code: 'not_found' };
  const condition = conditionOf(input.condition);
  if (item.what === 'field') return replaceItem(draft, editedField(item.field, input, condition));
  const part = item.what === 'page' ? item.page : item.section;
  const { condition: _before, ...rest } = part;
  return replaceItem(draft, {
    ...rest,
    title: input.label,
    intro: input.help,
    ...(condition ? { condition } : {}),
  } as typeof part);
}

function editedField(field: Field, input: Input, condition: Condition | undefined): Field {
  if (!Object.values(input.label).some(Boolean)) throw new Refusal('invalid', { 'label.en': { code: 'required' } });
  const { condition: _before, ...rest } = field;
  const common = {
    label: input.label,
    help: input.help,
    required: input.required && field.type !== 'note' && field.type !== 'sensitive',
    ...(condition ? { condition } : {}),
  };
  if (rest.type === 'single' || rest.type === 'multiple')
    return { ...rest, ...common, choices: editedChoices(rest.choices, input) };
  return rest.type === 'sensitive'
    ? { ...rest, ...common, kind: input.sensitive ?? rest.kind }
    : { ...rest, ...common };
}

/** The choices keep their ids, whatever they are called now: answers are ids. */
function editedChoices(choices: readonly Choice[], { choices: labels, added }: Input): Choice[] {
  const before = choices.map((choice) => {
    // Looked up as an own member: an id is text that somebody chose.
    const label = Object.hasOwn(labels, choice.id) ? labels[choice.id] : undefined;
    if (!label) return choice;
    if (!Object.values(label).some(Boolean))
      throw new Refusal('invalid', { [`choices.${choice.id}.en`]: { code: 'required' } });
    return { ...choice, label };
  });
  const taken = new Set(before.map(({ id }) => id));
  const more = Object.values(added).flatMap((label) => {
    if (!Object.values(label).some(Boolean)) return [];
    const id = freshCode('c', taken);
    taken.add(id);
    return [newChoice(id, label)];
  });
  return [...before, ...more];
}

function conditionOf(text: string | undefined): Condition | undefined {
  const [test, field = '', value = ''] = text?.split(':') ?? [];
  if (test === 'answered') return { test, field };
  return test === 'equals' || test === 'includes' ? { test, field, value } : undefined;
}
