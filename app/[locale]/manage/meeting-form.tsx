'use client';

import type { ReactNode } from 'react';
import { Checkbox, CheckboxGroup } from '@/components/form/choice-fields';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SelectField, type Choice } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DateField, TextField } from '@/components/form/text-field';
import { ValidatedForm } from '@/components/form/validated-form';
import { languageNames, type Locale } from '@/lib/i18n/routing';
import { createMeetingAction, editMeetingAction } from '@/lib/meetings/actions';
import { edges, meetingLanguages } from '@/lib/meetings/policy';

/** What the form is filled with: texts as they are typed. */
export type MeetingValues = {
  edition: string;
  title: Partial<Record<string, string>>;
  shortTitle: Partial<Record<string, string>>;
  theme: Partial<Record<string, string>>;
  city: string;
  countryCode: string;
  venue: string;
  startsOn: string;
  endsOn: string;
  zone: string;
  sourceLanguage: Locale;
  languages: string[];
  windows: Record<(typeof edges)[number], { date: string; time: string }>;
  capacity: string;
  topK: string;
  smallCell: string;
};

type Props = {
  words: FormWords;
  idempotencyKey: string;
  values: MeetingValues;
  choices: { series: readonly Choice[]; countries: readonly Choice[]; zones: readonly string[] };
  headings: Record<'identity' | 'place' | 'windows' | 'numbers' | 'save', string>;
  /** The meeting to change and the version the form was filled from; without it a new one is made. */
  existing?: { slug: string; lockVersion: number };
};

const loadCreate = () => import('@/lib/meetings/schema').then((file) => file.createMeetingSchema);
const loadEdit = () => import('@/lib/meetings/schema').then((file) => file.editMeetingSchema);

/** A meeting's own data: to make one, or to change it. Checked while typing by the schema the server uses. */
export function MeetingForm({ words, idempotencyKey, values, choices, headings, existing }: Props) {
  const languages = meetingLanguages.map((value) => ({ value, label: languageNames[value], lang: value }));
  const bound = existing
    ? { action: editMeetingAction, schema: loadEdit, meeting: existing.slug }
    : { action: createMeetingAction, schema: loadCreate };
  return (
    <ValidatedForm {...bound} words={words} idempotencyKey={idempotencyKey} className="stack-l">
      {existing ? <HiddenField name="lockVersion" value={existing.lockVersion} /> : null}
      <Part title={headings.identity}>
        {existing ? null : (
          <>
            <SelectField
              name="seriesCode"
              choices={choices.series}
              defaultValue={choices.series.length === 1 ? choices.series[0]?.value : undefined}
            />
            <TextField name="edition" inputMode="numeric" width="s" defaultValue={values.edition} />
            <TextField name="code" width="s" spellCheck={false} />
            <TextField name="slug" width="m" spellCheck={false} />
          </>
        )}
        <SelectField name="sourceLanguage" choices={languages} defaultValue={values.sourceLanguage} width="m" />
        <CheckboxGroup name="languages" choices={languages} defaultValue={values.languages} />
        <MultilingualField name="title" source={values.sourceLanguage} defaultValue={values.title} />
        <MultilingualField name="shortTitle" source={values.sourceLanguage} defaultValue={values.shortTitle} />
        <MultilingualField name="theme" source={values.sourceLanguage} defaultValue={values.theme} />
      </Part>
      <Part title={headings.place}>
        <TextField name="city" width="m" defaultValue={values.city} />
        <SelectField name="countryCode" choices={choices.countries} defaultValue={values.countryCode} />
        <TextField name="venue" optional defaultValue={values.venue} />
        <DateField name="startsOn" defaultValue={values.startsOn} />
        <DateField name="endsOn" defaultValue={values.endsOn} />
        {existing ? null : <Checkbox name="isRecord" optional />}
        <SelectField
          name="zone"
          choices={choices.zones.map((zone) => ({ value: zone, label: zone }))}
          defaultValue={values.zone}
        />
      </Part>
      <Part title={headings.windows}>
        {edges.map((edge) => (
          <div key={edge} className="row">
            <DateField name={`${edge}.date`} optional defaultValue={values.windows[edge].date} />
            <TextField name={`${edge}.time`} type="time" optional width="s" defaultValue={values.windows[edge].time} />
          </div>
        ))}
      </Part>
      <Part title={headings.numbers}>
        <TextField name="capacity" inputMode="numeric" width="s" defaultValue={values.capacity} />
        <TextField name="topK" inputMode="numeric" width="s" defaultValue={values.topK} />
        <TextField name="smallCell" inputMode="numeric" width="s" defaultValue={values.smallCell} />
      </Part>
      <div className="actions">
        <SubmitButton>{headings.save}</SubmitButton>
      </div>
    </ValidatedForm>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="sec stack">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
