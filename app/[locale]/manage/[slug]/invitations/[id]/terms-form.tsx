'use client';

import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField, type Choice } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DateField, TextField } from '@/components/form/text-field';
import { ValidatedForm } from '@/components/form/validated-form';
import { editInvitationAction } from '@/lib/inviting/actions';

const schema = () => import('@/lib/inviting/schema').then((file) => file.editInvitationSchema);

interface TermsFormProps {
  meeting: string;
  invitation: string;
  words: FormWords;
  idempotencyKey: string;
  values: Record<
    | 'seats'
    | 'fundedSeats'
    | 'focalPointGivenName'
    | 'focalPointSurname'
    | 'focalPointEmail'
    | 'locale'
    | 'letter'
    | 'category'
    | 'date'
    | 'time',
    string
  >;
  locales: readonly Choice[];
  letters: readonly Choice[];
  categories: readonly Choice[];
  save: string;
  done: string;
}

/** Everything of a draft, as long as nothing was sent. */
export function TermsForm({ invitation, values, locales, letters, categories, save, ...form }: TermsFormProps) {
  return (
    <ValidatedForm {...form} schema={schema} action={editInvitationAction} label={save}>
      <HiddenField name="invitation" value={invitation} />
      <div className="two">
        <TextField name="seats" inputMode="numeric" width="s" defaultValue={values.seats} />
        <TextField name="fundedSeats" inputMode="numeric" width="s" defaultValue={values.fundedSeats} />
        <TextField
          name="focalPointGivenName"
          maxLength={100}
          autoComplete="off"
          defaultValue={values.focalPointGivenName}
        />
        <TextField
          name="focalPointSurname"
          maxLength={100}
          autoComplete="off"
          defaultValue={values.focalPointSurname}
        />
      </div>
      <TextField name="focalPointEmail" type="email" autoComplete="off" defaultValue={values.focalPointEmail} />
      <div className="two">
        <SelectField name="locale" choices={locales} defaultValue={values.locale} />
        <SelectField name="letter" choices={letters} defaultValue={values.letter} />
        <DateField name="answerBy.date" optional defaultValue={values.date} />
        <TextField name="answerBy.time" type="time" width="s" optional defaultValue={values.time} />
      </div>
      <SelectField name="category" choices={categories} defaultValue={values.category} width="m" />
      <div className="actions">
        <SubmitButton kind="plain">{save}</SubmitButton>
      </div>
    </ValidatedForm>
  );
}
