import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { SurveyAnswer } from '../schema';
import type { SurveyQuestion } from './definition';

/** An answer as somebody reads it, for a place that has no room for its controls. Lines are separated by a line feed. */
export type AnswerWords = {
  text: string;
  /** Language of the text, where it was written by somebody. */
  language: string | null;
};

/** An answer in words: labels of what was chosen, numbered where it is an order; what was written, as it was written. */
export function answerInWords(question: SurveyQuestion, answer: SurveyAnswer | null, locale: Locale): AnswerWords {
  const t = translator(locale, 'surveys');
  const said = (text: string): AnswerWords => ({ text, language: null });
  if (!answer) return said(t('own.noAnswer'));
  if (answer.kind !== 'VALUE') return said(t(`reasons.${answer.kind}`));
  if (answer.text !== null) return { text: answer.text, language: answer.language };
  if (answer.number !== null) return said(String(answer.number));
  const choices = 'choices' in question ? question.choices : [];
  const labels = answer.choices.map((code) => {
    const label = pick(choices.find((choice) => choice.code === code)?.label, locale).text;
    return label || code;
  });
  return said(
    labels.map((label, index) => (question.type === 'RANKING' ? `${index + 1}. ${label}` : label)).join('\n'),
  );
}
