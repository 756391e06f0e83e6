'use client';

import type { FormWords } from '@/components/form/form-words';
import { SelectField, type Choice } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { ValidatedForm } from '@/components/form/validated-form';
import { createInvitationAction } from '@/lib/inviting/actions';

const schema = () => import('@/lib/inviting/schema').then((file) => file.createInvitationSchema);

interface CreateInvitationFormProps {
  meeting: string;
  words: FormWords;
  idempotencyKey: string;
  parties: readonly Choice[];
  locales: readonly Choice[];
  send: string;
}

/** Drafts one invitation after another. */
export function CreateInvitationForm({ parties, locales, send, ...form }: CreateInvitationFormProps) {
  return (
    <ValidatedForm {...form} schema={schema} action={createInvitationAction} label={send}>
      <SelectField name="partyId" choices={parties} />
      <div className="two">
        <TextField name="seats" inputMode="numeric" width="s" defaultValue="2" />
        <TextField name="fundedSeats" inputMode="numeric" width="s" defaultValue="0" />
        <TextField name="focalPointGivenName" maxLength={100} autoComplete="off" />
        <TextField name="focalPointSurname" maxLength={100} autoComplete="off" />
      </div>
      <TextField name="focalPointEmail" type="email" autoComplete="off" />
      <SelectField name="locale" choices={locales} width="s" />
      <div className="actions">
        <SubmitButton>{send}</SubmitButton>
      </div>
    </ValidatedForm>
  );
}
