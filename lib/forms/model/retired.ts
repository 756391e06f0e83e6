import type { Choice, Field, FormDefinition } from '../schema';
import { choicesOf } from './changes';
import { fieldsOf } from './conditions';

/** What a form once asked and offered and its latest version does not: answers given to it stay readable. */
export type Retired = {
  fields: Field[];
  /** Choices no longer offered, by field. */
  choices: Map<string, Choice[]>;
};

export const nothingRetired: Retired = { fields: [], choices: new Map() };

/** Compares a form with its earlier versions, given oldest first; words are the latest there were. */
export function retiredIn(latest: FormDefinition, earlier: readonly FormDefinition[]): Retired {
  const now = new Map(fieldsOf(latest).map((field) => [field.id, field]));
  const gone = new Map<string, Field>();
  const choices = new Map<string, Map<string, Choice>>();
  for (const field of earlier.flatMap(fieldsOf)) {
    const current = now.get(field.id);
    if (!current) gone.set(field.id, field);
    const offered = new Set((current ? choicesOf(current) : []).map(({ id }) => id));
    for (const choice of choicesOf(field)) {
      if (offered.has(choice.id)) continue;
      const known = choices.get(field.id) ?? new Map<string, Choice>();
      choices.set(field.id, known.set(choice.id, choice));
    }
  }
  return {
    fields: [...gone.values()],
    choices: new Map([...choices].map(([field, list]) => [field, [...list.values()]])),
  };
}
