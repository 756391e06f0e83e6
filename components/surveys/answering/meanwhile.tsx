'use client';

import { fieldId, useForm } from '@/components/form/form-context';
import { fill } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { formatDateTime } from '@/lib/i18n/dates';
import { isLocale } from '@/lib/i18n/routing';

/** Words of the place where two texts stand side by side. */
export type MeanwhileWords = Record<'title' | 'titleSomebody' | 'theirs' | 'yours' | 'keepMine' | 'takeTheirs', string>;

export interface MeanwhileProps {
  question: string;
  /** Revision of the answer that the page was made with. */
  revision: number;
  zone: string;
  words: MeanwhileWords;
}

/**
 * The revision that the answer above was made from; and where a colleague has changed the same answer meanwhile, their text
 * beside one's own and the choice between the two. Nothing of either is overwritten before one has chosen.
 */
export function Meanwhile({ question, revision, zone, words }: MeanwhileProps) {
  const form = useForm();
  const name = `answers.${question}`;
  const error = form.errorOf(name);
  const { theirs, by, at, language, revision: newer } = error?.params ?? {};
  if (error?.code !== 'answered_meanwhile') return <HiddenField name={`revisions.${question}`} value={revision} />;
  const id = fieldId(form.id, name);
  const locale = isLocale(form.words.locale) ? form.words.locale : 'en';
  const when = at ? formatDateTime(new Date(String(at)), locale, zone) : '';
  return (
    <div className="note ask" role="group" aria-labelledby={`${id}-title`} id={id} tabIndex={-1}>
      <h3 id={`${id}-title`}>{fill(by ? words.title : words.titleSomebody, { by: String(by), at: when }, locale)}</h3>
      <p>
        <b>{words.theirs}</b>
      </p>
      <p lang={language ? String(language) : undefined} style={{ whiteSpace: 'pre-line' }}>
        {theirs}
      </p>
      <p>{words.yours}</p>
      <HiddenField name={`revisions.${question}`} value={newer ?? revision} />
      <HiddenField name={`keep.${question}`} value="ask" />
      {(['mine', 'theirs'] as const).map((choice) => (
        <label className="pick" key={choice}>
          <input type="radio" name={`keep.${question}`} value={choice} />
          <span>{choice === 'mine' ? words.keepMine : words.takeTheirs}</span>
        </label>
      ))}
    </div>
  );
}
