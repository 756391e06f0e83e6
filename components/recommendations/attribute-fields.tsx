'use client';

import { CheckboxGroup } from '@/components/form/choice-fields';
import { useForm } from '@/components/form/form-context';
import { word } from '@/components/form/form-words';
import { SelectField, type Choice } from '@/components/form/select-field';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { longestName, longestText, mostNames } from '@/lib/recommendations/schema';

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
  const { words, errorOf } = useForm();
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
      <TheirValue name="theme" value={taxonomies.themes.find(({ value }) => value === values.theme)?.label} />
      {taxonomies.objectives.length > 0 ? (
        <details {...(errorOf('objectives') ? { open: true } : {})}>
          <summary>
            {word(words, 'objectives.label')}
            {objectives.length > 0 ? `: ${objectives.join(', ')}` : null}
          </summary>
          <CheckboxGroup name="objectives" optional choices={taxonomies.objectives} defaultValue={objectives} />
          <TheirValue name="objectives" value={objectives.join(', ')} />
        </details>
      ) : null}
      <TextArea
        name="addressees"
        rows={2}
        optional
        maxLength={mostNames * (longestName + 1)}
        defaultValue={values.addressees?.join('\n')}
      />
      <TheirValue name="addressees" value={values.addressees?.join('; ')} />
      <TextField name="dueBy" optional width="m" maxLength={60} defaultValue={values.dueBy ?? undefined} />
      <TheirValue name="dueBy" value={values.dueBy} />
    </>
  );
}

/** Where two people gave a field different values: what the other one saved, beside what is typed. */
function TheirValue({ name, value }: { name: string; value: string | null | undefined }) {
  const { words, errorOf } = useForm();
  if (errorOf(name)?.code !== 'changed_meanwhile') return null;
  return <p className="note ask">{word(words, 'theirs.label', { value: value || word(words, 'theirs.none') })}</p>;
}
