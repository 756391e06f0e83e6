'use client';

import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { ValidatedForm } from '@/components/form/validated-form';
import { saveWordingAction } from '@/lib/mail/actions';

const schema = () => import('@/lib/mail/schema').then((file) => file.wordingSchema);

interface WordingFormProps {
  meeting: string;
  purpose: string;
  language: string;
  lockVersion: number;
  subject: string;
  body: string;
  words: FormWords;
  idempotencyKey: string;
  label: string;
  save: string;
  done: string;
}

/** The words of one mail or letter in one language, checked against its placeholders while typing. */
export function WordingForm({ purpose, language, lockVersion, subject, body, save, ...form }: WordingFormProps) {
  return (
    <ValidatedForm {...form} schema={schema} action={saveWordingAction}>
      <HiddenField name="purpose" value={purpose} />
      <HiddenField name="language" value={language} />
      <HiddenField name="lockVersion" value={lockVersion} />
      <TextField name="subject" maxLength={200} lang={language} defaultValue={subject} />
      <TextArea name="body" rows={18} maxLength={6000} lang={language} adoptable defaultValue={body} />
      <div className="actions">
        <SubmitButton>{save}</SubmitButton>
      </div>
    </ValidatedForm>
  );
}
