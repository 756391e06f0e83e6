import { pick } from '@/lib/i18n/pick';
import { formatNumber } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { SurveyAnswer } from '../schema';
import { axesOf, otherCode, type ChoiceAxis, type SurveyQuestion } from './definition';

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
  if (answer.number !== null) return said(formatNumber(answer.number, locale, { maximumFractionDigits: 10 }));
  if (answer.file) return said(t('own.fileKept'));
  const axes = axesOf(question);
  const nameOf = (axis: ChoiceAxis, code: string) =>
    pick(axes[axis]?.find((choice) => choice.code === code)?.label, locale).text || code;
  const cells = Object.entries(answer.cells ?? {}).map(
    ([row, column]) => `${nameOf('ROW', row)}: ${nameOf('COLUMN', column)}`,
  );
  const labels = [
    ...answer.choices.map((code) =>
      code === otherCode && answer.other !== undefined ? answer.other : nameOf('CHOICE', code),
    ),
    ...cells,
    ...(answer.codes ?? []),
  ];
  return said(
    labels.map((label, index) => (question.type === 'RANKING' ? `${index + 1}. ${label}` : label)).join('\n'),
  );
}
