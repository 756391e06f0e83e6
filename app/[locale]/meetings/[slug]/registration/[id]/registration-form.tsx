'use client';

import { Checkbox, CheckboxGroup, RadioGroup } from '@/components/form/choice-fields';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { sendDirectly } from '@/components/form/send-directly';
import { SelectField, type Choice } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { ValidatedForm } from '@/components/form/validated-form';
import { submitAction } from '@/lib/registration/actions';

const schema = () => import('@/lib/registration/schema/submit').then((file) => file.submitSchema);
const sender = sendDirectly('registration');

interface RegistrationFormProps {
  meeting: string;
  words: FormWords;
  idempotencyKey: string;
  done: string;
  texts: Record<'identity' | 'identityHelp' | 'participation' | 'publicList' | 'send', string>;
  choices: Record<'courtesyTitles' | 'sexes' | 'modes' | 'locales' | 'languages', readonly Choice[]>;
  answers: {
    id: string;
    lockVersion: number;
    courtesyTitle: string | null;
    givenName: string;
    surname: string;
    functionalTitle: string | null;
    institution: string | null;
    mode: string;
    locale: string;
    languages: readonly string[];
    /** Undefined where the reader is not asked. */
    sex: string | null | undefined;
    listed: boolean;
  };
}

/** The delegate's registration form; a plain post without JavaScript, checked while typing with it. */
export function RegistrationForm({ texts, choices, answers, ...form }: RegistrationFormProps) {
  return (
    <ValidatedForm {...form} schema={schema} action={submitAction} sender={sender} label={texts.identity}>
      <HiddenField name="registration" value={answers.id} />
      <HiddenField name="lockVersion" value={answers.lockVersion} />
      <fieldset className="part">
        <legend>{texts.identity}</legend>
        <SelectField
          name="courtesyTitle"
          choices={choices.courtesyTitles}
          defaultValue={answers.courtesyTitle ?? undefined}
          width="s"
        />
        <div className="two">
          <TextField name="givenName" defaultValue={answers.givenName} autoComplete="given-name" maxLength={100} />
          <TextField name="surname" defaultValue={answers.surname} autoComplete="family-name" maxLength={100} help="" />
        </div>
        <p className="help">{texts.identityHelp}</p>
        <TextField
          name="functionalTitle"
          defaultValue={answers.functionalTitle ?? undefined}
          autoComplete="organization-title"
          maxLength={200}
        />
        <TextField
          name="institution"
          defaultValue={answers.institution ?? undefined}
          autoComplete="organization"
          maxLength={200}
        />
        {answers.sex === undefined ? null : (
          <SelectField name="sex" choices={choices.sexes} defaultValue={answers.sex ?? undefined} width="s" optional />
        )}
      </fieldset>
      <fieldset className="part">
        <legend>{texts.participation}</legend>
        <RadioGroup name="mode" choices={choices.modes} defaultValue={answers.mode} />
        <RadioGroup name="locale" choices={choices.locales} defaultValue={answers.locale} />
        <CheckboxGroup name="languages" choices={choices.languages} defaultValue={answers.languages} />
      </fieldset>
      <fieldset className="part">
        <legend>{texts.publicList}</legend>
        <Checkbox name="listed" optional defaultChecked={answers.listed} />
      </fieldset>
      <div className="actions">
        <SubmitButton big>{texts.send}</SubmitButton>
      </div>
    </ValidatedForm>
  );
}
