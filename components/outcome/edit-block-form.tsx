'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/choice-fields';
import type { Choice } from '@/components/form/select-field';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SeenFields } from '@/components/form/seen-fields';
import { SubmitButton } from '@/components/form/submit-button';
import type { Locale } from '@/lib/i18n/routing';
import { editBlockAction } from '@/lib/outcome/actions';

interface EditBlockFormProps {
  idempotencyKey: string;
  words: FormWords;
  meeting: string;
  block: string;
  /** Languages that the writer may write; the one the document is drafted in first. */
  languages: readonly Locale[];
  source: Locale;
  /** What stands in each language, and the id of the wording it stands in. */
  texts: Readonly<Record<string, string>>;
  wordings: Readonly<Record<string, string>>;
  rows: number;
  /** The wording of the source text that a translator has before them. */
  seenSource: string;
  /** Languages that were translated from an older source text, with the words that say that they hold. */
  stale: readonly Choice[];
  labels: { title: string; save: string; saved: string; joined: string };
}

/**
 * The wording of a block in each language. It goes out with the wordings it began from, so that two who write at once are joined
 * where they touch different words, and told of each other where they touch the same.
 */
export function EditBlockForm(props: EditBlockFormProps) {
  const { idempotencyKey, words, meeting, block, languages, source, texts, wordings, rows, seenSource, stale, labels } =
    props;
  const [isJoined, setIsJoined] = useState(false);
  // What was begun from stays with what is typed: a page made anew after a refusal shows a source text nobody had yet.
  const seen = {
    [`text.${source}`]: seenSource,
    ...Object.fromEntries(languages.map((language) => [`text.${language}`, wordings[language] ?? ''])),
  };
  return (
    <ActionForm
      action={editBlockAction}
      idempotencyKey={idempotencyKey}
      words={words}
      meeting={meeting}
      label={labels.title}
      done={isJoined ? labels.joined : labels.saved}
      onAnswer={(answer) => setIsJoined(answer.status === 'ok' && answer.told?.isJoined === 1)}
    >
      <HiddenField name="block" value={block} />
      <SeenFields values={seen}>
        <MultilingualField
          name="text"
          label={labels.title}
          help=""
          languages={languages}
          source={source}
          defaultValue={texts}
          multiline
          adoptable
          rows={rows}
        />
      </SeenFields>
      {stale.length > 0 ? <CheckboxGroup name="holds[]" optional choices={stale} /> : null}
      <div className="actions">
        <SubmitButton kind="plain">{labels.save}</SubmitButton>
      </div>
    </ActionForm>
  );
}
