import { pick, type LocalizedText, type PickedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { partsOfAxis } from './axes';

/** The words of one question. `choices`: what answers name by its code, of a matrix its columns, of a list that the house keeps what it calls them. */
export type QuestionLabels = {
  label: LocalizedText;
  choices: Record<string, LocalizedText>;
  /** Of a matrix. */
  rows: Record<string, LocalizedText>;
};

type Labels = { readonly questions: Readonly<Record<string, QuestionLabels>> };

/** What a code is called that has no words: itself. */
const itself = (code: string, locale: Locale): PickedText => ({ text: code, lang: locale, isFallback: false });

/** The words of a question, or of one row of a matrix with its question before it. */
export function axisName(labels: Labels, axis: string, locale: Locale): PickedText {
  const { question, row } = partsOfAxis(axis);
  const of = labels.questions[question];
  if (!of) return itself(axis, locale);
  const asked = pick(of.label, locale);
  if (row === null) return asked;
  return { ...asked, text: `${asked.text} – ${pick(of.rows[row], locale).text || row}` };
}

/** The words of a row of a matrix alone. */
export function rowName(labels: Labels, question: string, row: string, locale: Locale): PickedText {
  const label = labels.questions[question]?.rows[row];
  return label ? pick(label, locale) : itself(row, locale);
}

/** The words of a value on an axis: a choice, a column of a matrix, a country, an organisation, a theme, an objective. */
export function choiceName(labels: Labels, axis: string, code: string, locale: Locale): PickedText {
  const label = labels.questions[partsOfAxis(axis).question]?.choices[code];
  return label ? pick(label, locale) : itself(code, locale);
}
