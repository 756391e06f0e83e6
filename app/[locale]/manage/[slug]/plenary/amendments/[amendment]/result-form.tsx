'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
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
    submit: string;
    said: SaidOfChanges;
  };
}

/** The text as it will be written, in each language, with its changes against the current one while one types. */
export function ResultForm({ texts, labels, amendment, revision, words, ...form }: ResultFormProps) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  return (
    <ActionForm {...form} words={words} label={labels.form}>
      <HiddenField name="amendment" value={amendment} />
      <HiddenField name="revision" value={revision} />
      {texts.map(({ language, name, current, result, isOpen, isSource }) => {
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
              maxLength={1_260}
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
      <div className="actions">
        <SubmitButton big>{labels.submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}
