'use client';

import type { Ref } from 'react';

import { useIsEnhanced } from '@/components/ui/use-is-enhanced';

import type { FieldErrors } from '@/lib/core/errors';

import { fieldId } from './form-context';
import { refusalOf, summarySentence, word, type FormWords } from './form-words';
import type { Sent } from './use-form-action';

interface ErrorSummaryProps {
  ref: Ref<HTMLDivElement>;
  formId: string;
  words: FormWords;
  state: Sent;
  errors: FieldErrors;
}

/** Stands above the form, takes the focus, and links to every answer that needs correcting. */
export function ErrorSummary({ ref, formId, words, state, errors }: ErrorSummaryProps) {
  const wrong = Object.entries(errors);
  const [[refused = ''] = []] = wrong;
  const isEnhanced = useIsEnhanced();
  const shownLabel = (name: string) => (isEnhanced ? labelInPage(fieldId(formId, name)) : undefined);
  if (wrong.length > 0) {
    return (
      <div className="note late" role="alert" tabIndex={-1} autoFocus ref={ref}>
        <h3>
          {wrong.length === 1
            ? (refusalOf(words, refused) ?? word(words, 'form.summaryOne'))
            : word(words, 'form.summaryOther', { n: wrong.length })}
        </h3>
        <ul>
          {wrong.map(([name, error]) => (
            <li key={name}>
              {refusalOf(words, name) === undefined ? (
                <a href={`#${fieldId(formId, name)}`}>{summarySentence(words, name, error, shownLabel(name))}</a>
              ) : (
                summarySentence(words, name, error)
              )}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const isOutdated = state.status === 'no_reply' && state.isOutdated;
  const code =
    state.status === 'error' ? state.code : isOutdated ? 'outdated' : state.status === 'no_reply' ? 'no_reply' : null;
  if (!code) return null;
  return (
    <div className="note late" role="alert" tabIndex={-1} autoFocus ref={ref}>
      <h3>{word(words, `errors.${code}.title`)}</h3>
      <p>{word(words, `errors.${code}.text`)}</p>
      {isOutdated && isEnhanced ? (
        <p>
          <a href={window.location.href} target="_blank" rel="noopener">
            {word(words, 'errors.outdated.anew')}
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** The label as it stands in the page, for fields whose label is not among the words. Its first node: "(optional)" comes after. */
function labelInPage(id: string): string | undefined {
  const label =
    document.querySelector<HTMLElement>(`label[for="${id}"]`) ?? document.getElementById(id)?.querySelector('legend');
  return label?.dataset.summary ?? (label?.childNodes[0]?.textContent?.trim() || undefined);
}
