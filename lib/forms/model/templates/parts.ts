import type { Choice, Condition, Field, Page, Section } from '../../schema';

/** A text of a template, in every language of the product. */
export type Text = { en: string; fr: string; es: string };

type Common = { help?: Text; required?: boolean; condition?: Condition };
type Plain =
  'text' | 'long_text' | 'date' | 'country' | 'organisation' | 'language' | 'file' | 'phone' | 'consent' | 'note';

/** A field without choices. */
export function field(type: Plain, id: string, label: Text, { required = false, ...rest }: Common = {}): Field {
  return { type, id, label, required, ...rest };
}

/** A field with choices, `[id, label]` each. */
export function choose(
  type: 'single' | 'multiple',
  id: string,
  label: Text,
  choices: readonly (readonly [string, Text])[],
  { required = false, ...rest }: Common = {},
): Field {
  return {
    type,
    id,
    label,
    required,
    choices: choices.map(([choice, words]): Choice => ({ id: choice, label: words })),
    ...rest,
  };
}

/** A link to where a kind of sensitive data is given, apart from the answers. */
export function apart(
  kind: Extract<Field, { type: 'sensitive' }>['kind'],
  id: string,
  label: Text,
  { required = false, ...rest }: Common = {},
): Field {
  return { type: 'sensitive', kind, id, label, required, ...rest };
}

export function section(
  id: string,
  title: Text,
  fields: Field[],
  rest: Pick<Section, 'intro' | 'condition'> = {},
): Section {
  return { id, title, fields, ...rest };
}

export function page(id: string, title: Text, sections: Section[], rest: Pick<Page, 'intro' | 'condition'> = {}): Page {
  return { id, title, sections, ...rest };
}

export const yes: readonly [string, Text] = ['yes', { en: 'Yes', fr: 'Oui', es: 'Sí' }];
export const no: readonly [string, Text] = ['no', { en: 'No', fr: 'Non', es: 'No' }];
