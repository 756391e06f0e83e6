'use client';

import type { FormWords } from '@/components/form/form-words';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { ValidatedForm } from '@/components/form/validated-form';
import { languageNames, locales } from '@/lib/i18n/routing';
import { editLetterheadAction } from '@/lib/inviting/actions';

const schema = () => import('@/lib/inviting/schema').then((file) => file.editLetterheadSchema);

interface LetterheadFormProps {
  meeting: string;
  words: FormWords;
  idempotencyKey: string;
  values: Record<string, Record<string, string> | undefined>;
  label: string;
  save: string;
  done: string;
}

/** Head and foot of the letters, language by language. */
export function LetterheadForm({ values, save, ...form }: LetterheadFormProps) {
  return (
    <ValidatedForm {...form} schema={schema} action={editLetterheadAction} className="stack-l">
      {locales.map((language) => {
        const field = (name: string) => ({
          name: `letterhead.${language}.${name}`,
          lang: language,
          optional: true,
          defaultValue: values[language]?.[name],
        });
        return (
          <fieldset key={language}>
            <legend lang={language}>{languageNames[language]}</legend>
            <TextField {...field('from')} maxLength={160} />
            <TextArea {...field('address')} rows={3} maxLength={400} />
            <div className="two">
              <TextField {...field('signatory')} maxLength={120} />
              <TextField {...field('function')} maxLength={160} />
            </div>
            <TextField {...field('place')} maxLength={80} width="m" />
          </fieldset>
        );
      })}
      <div className="actions">
        <SubmitButton kind="plain">{save}</SubmitButton>
      </div>
    </ValidatedForm>
  );
}
