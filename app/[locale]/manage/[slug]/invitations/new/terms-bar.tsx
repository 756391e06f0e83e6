'use client';

import { Checkbox } from '@/components/form/choice-fields';
import { useForm } from '@/components/form/form-context';
import { fill } from '@/components/form/form-words';
import { SelectField, type Choice } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DateField, TextField } from '@/components/form/text-field';
import { TickCount } from '../tick-count';

interface TermsBarProps {
  selected: string;
  selectAll: string;
  draft: string;
  draftSome: string;
  terms: string;
  languages: readonly Choice[];
  letters: readonly Choice[];
}

/** The terms that the ticked parties are invited on, and the button that drafts. */
export function TermsBar({ draft, draftSome, terms, languages, letters, ...count }: TermsBarProps) {
  const { words } = useForm();
  return (
    <>
      <h2>{terms}</h2>
      <div className="two">
        <TextField name="seats" inputMode="numeric" width="s" defaultValue="2" />
        <TextField name="fundedSeats" inputMode="numeric" width="s" defaultValue="0" />
        <SelectField name="letter" choices={letters} defaultValue="NOTE_VERBALE" />
        <SelectField name="language" choices={languages} defaultValue="own" />
        <DateField name="answerBy.date" optional />
        <TextField name="answerBy.time" type="time" width="s" optional />
      </div>
      <Checkbox name="addressees" optional defaultChecked />
      <TickCount name="parties[]" {...count}>
        {(ticked) => (
          <span className="push row mid">
            <SubmitButton>{ticked > 0 ? fill(draftSome, { n: ticked }, words.locale) : draft}</SubmitButton>
          </span>
        )}
      </TickCount>
    </>
  );
}
