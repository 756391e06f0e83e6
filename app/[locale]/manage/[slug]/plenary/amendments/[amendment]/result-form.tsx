'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import { fill, type FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { WordDiff, type SaidOfChanges } from '@/components/ui/word-diff';
import type { FormAction } from '@/lib/core/form-state';
import { directionOf } from '@/lib/i18n/routing';
import { diffWords, forReading } from '@/lib/recommendations/model/words';

interface ResultText {
  language: string;
  name: string;
  current: string;
  result: string;
  /** The amendment and what was taken since change the same words: somebody has to write the result. */
  isOpen: boolean;
  isSource: boolean;
  maxLength: number;
}

interface ResultFormProps {
  action: FormAction;
  idempotencyKey: string;
  words: FormWords;
  meeting: string;
  amendment: string;
  revision: string;
  texts: readonly ResultText[];
  labels: {
    form: string;
    text: string;
    changes: string;
    same: string;
    open: string;
    empty: string;
    /** The text has changed since the form was opened. */
    changed: string;
    goOn: string;
    submit: string;
    said: SaidOfChanges;
  };
}

/**
 * The text as it will be written, in each language, with its changes against the current one while one types. What is typed stays
 * when the text changes meanwhile: the form is for the text it began with, and says so, until one goes on from the current one.
 */
export function ResultForm({ texts, labels, amendment, revision, words, ...form }: ResultFormProps) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [began, setBegan] = useState(revision);
  return (
    <ActionForm {...form} words={words} label={labels.form}>
      <HiddenField name="amendment" value={amendment} />
      <HiddenField name="revision" value={began} />
      {began === revision ? null : (
        <div className="note ask" role="alert">
          <p>{labels.changed}</p>
          <button type="button" className="btn" onClick={() => setBegan(revision)}>
            {labels.goOn}
          </button>
        </div>
      )}
      {texts.map(({ language, name, current, result, isOpen, isSource, maxLength }) => {
        const text = typed[language] ?? result;
        return (
          <div
            key={language}
            className="stack"
            onChange={({ target }) =>
              target instanceof HTMLTextAreaElement && setTyped((before) => ({ ...before, [language]: target.value }))
            }
          >
            <TextArea
              name={`texts.${language}`}
              label={fill(labels.text, { language: name }, words.locale)}
              rows={4}
              maxLength={maxLength}
              lang={language}
              dir={directionOf(language)}
              adoptable
              optional={!isSource}
              defaultValue={result}
            />
            {isOpen ? <p className="note ask">{labels.open}</p> : null}
            <p className="small soft">
              {text.trim() === '' ? labels.empty : text === current ? labels.same : labels.changes}
            </p>
            {text.trim() === '' || text === current ? null : (
              <p className="serif text">
                {current === '' ? (
                  <span lang={language}>{text}</span>
                ) : (
                  <WordDiff
                    pieces={forReading(diffWords(current, text, language))}
                    lang={language}
                    said={labels.said}
                  />
                )}
              </p>
            )}
          </div>
        );
      })}
      {texts.length > 1 ? <Checkbox name="editorial" optional /> : null}
      <div className="actions">
        <SubmitButton big>{labels.submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}
