'use client';

import { fieldId, useForm } from '@/components/form/form-context';
import { fill } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { useIsEnhanced } from '@/components/ui/use-is-enhanced';
import type { FieldError } from '@/lib/core/errors';
import { formatDateTime } from '@/lib/i18n/dates';
import { isLocale } from '@/lib/i18n/routing';

/** Words of the place where two texts stand side by side. */
export type MeanwhileWords = Record<
  'title' | 'titleSomebody' | 'theirs' | 'yours' | 'keepMine' | 'takeTheirs' | 'join',
  string
>;

/** What a colleague has stored where one's own answer should have gone, with the revision to go on from. */
export type SurveyClash = { revision: number; theirs: string; language: string; by: string; at: string };

export type Settling = 'mine' | 'theirs' | 'join';

export interface MeanwhileProps {
  question: string;
  /** Revision of the answer that stands above. */
  revision: number;
  zone: string;
  words: MeanwhileWords;
  /** What saving has found out since the page was made. */
  clash?: SurveyClash | undefined;
  onSettle?: (choice: Settling) => void;
  /** A text, of which both can be put together. */
  canJoin?: boolean;
}

/** Reads what the server says at a question that two people have changed; null where it says something else. */
export function clashOf(error: FieldError | undefined): SurveyClash | null {
  if (error?.code !== 'answered_meanwhile') return null;
  const { revision, theirs = '', language = '', by = '', at = '' } = error.params ?? {};
  return {
    revision: Number(revision),
    theirs: String(theirs),
    language: String(language),
    by: String(by),
    at: String(at),
  };
}

/**
 * The revision that the answer above was made from; and where a colleague has changed the same answer meanwhile, their text
 * beside one's own and the choice between the two. Nothing of either is overwritten before one has chosen.
 */
export function Meanwhile({ question, revision, zone, words, clash, onSettle, canJoin }: MeanwhileProps) {
  const form = useForm();
  const isEnhanced = useIsEnhanced();
  const name = `answers.${question}`;
  const shown = clash ?? (onSettle && isEnhanced ? null : clashOf(form.errorOf(name)));
  if (!shown) return <HiddenField name={`revisions.${question}`} value={revision} />;
  const id = fieldId(form.id, name);
  const locale = isLocale(form.words.locale) ? form.words.locale : 'en';
  const when = shown.at ? formatDateTime(new Date(shown.at), locale, zone) : '';
  const title = fill(shown.by ? words.title : words.titleSomebody, { by: shown.by, at: when }, locale);
  return (
    <div className="note ask" role="group" aria-labelledby={`${id}-title`} id={id} tabIndex={-1}>
      <h3 id={`${id}-title`} role={clash ? 'alert' : undefined}>
        {title}
      </h3>
      <p>
        <b>{words.theirs}</b>
      </p>
      <p lang={shown.language || undefined} style={{ whiteSpace: 'pre-line' }}>
        {shown.theirs}
      </p>
      <p>{words.yours}</p>
      <HiddenField name={`revisions.${question}`} value={shown.revision} />
      <HiddenField name={`keep.${question}`} value="ask" />
      {onSettle && isEnhanced ? (
        <p className="row">
          {(canJoin ? (['mine', 'theirs', 'join'] as const) : (['mine', 'theirs'] as const)).map((choice) => (
            <button key={choice} type="button" className="btn" onClick={() => onSettle(choice)}>
              {words[wordOf[choice]]}
            </button>
          ))}
        </p>
      ) : (
        (['mine', 'theirs'] as const).map((choice) => (
          <label className="pick" key={choice}>
            <input type="radio" name={`keep.${question}`} value={choice} />
            <span>{words[wordOf[choice]]}</span>
          </label>
        ))
      )}
    </div>
  );
}

const wordOf = { mine: 'keepMine', theirs: 'takeTheirs', join: 'join' } as const;
