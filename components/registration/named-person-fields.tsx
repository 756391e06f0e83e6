'use client';

import { Checkbox } from '@/components/form/choice-fields';
import { SelectField, type Choice } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';

interface NamedPersonFieldsProps {
  courtesyTitles: readonly Choice[];
  locales: readonly Choice[];
  /** Language in which the person is written to unless the focal point knows better. */
  locale: string;
}

/** How a focal point names somebody; what is not known yet the person completes in their own form. */
export function NamedPersonFields({ courtesyTitles, locales, locale }: NamedPersonFieldsProps) {
  return (
    <>
      <SelectField name="courtesyTitle" choices={courtesyTitles} width="s" optional />
      <div className="two">
        <TextField name="givenName" maxLength={100} autoComplete="off" />
        <TextField name="surname" maxLength={100} autoComplete="off" />
      </div>
      <TextField name="functionalTitle" maxLength={200} optional />
      <TextField name="institution" maxLength={200} optional />
      <TextField name="email" type="email" autoComplete="off" />
      <Checkbox name="sharesMailbox" />
      <SelectField name="locale" choices={locales} defaultValue={locale} width="s" />
    </>
  );
}
