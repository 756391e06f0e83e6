'use client';

import { CheckboxGroup } from '@/components/form/choice-fields';
import { useForm } from '@/components/form/form-context';
import { word } from '@/components/form/form-words';
import { SelectField, type Choice } from '@/components/form/select-field';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { longestText } from '@/lib/recommendations/schema';

export interface Taxonomies {
  themes: Choice[];
  /** Empty where the Compact did not exist yet. */
  objectives: Choice[];
}

export interface Attributes {
  text?: string;
  theme?: string;
  objectives?: readonly number[];
  addressees?: readonly string[];
  dueBy?: string | null;
}

/** What a revision says: its sentence, where it is filed, who acts and by when. */
export function AttributeFields({
  taxonomies,
  values = {},
  language,
}: {
  taxonomies: Taxonomies;
  values?: Attributes;
  language?: string;
}) {
  const { words } = useForm();
  const objectives = (values.objectives ?? []).map(String);
  return (
    <>
      <TextArea
        name="text"
        adoptable
        rows={4}
        maxLength={longestText}
        defaultValue={values.text}
        {...(language ? { lang: language } : {})}
      />
      <SelectField name="theme" choices={taxonomies.themes} defaultValue={values.theme} />
      {taxonomies.objectives.length > 0 ? (
        <details>
          <summary>
            {word(words, 'objectives.label')}
            {objectives.length > 0 ? `: ${objectives.join(', ')}` : null}
          </summary>
          <CheckboxGroup name="objectives" optional choices={taxonomies.objectives} defaultValue={objectives} />
        </details>
      ) : null}
      <TextArea name="addressees" rows={2} optional defaultValue={values.addressees?.join('\n')} />
      <TextField name="dueBy" optional width="m" maxLength={60} defaultValue={values.dueBy ?? undefined} />
    </>
  );
}
