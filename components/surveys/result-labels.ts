import { pick, type PickedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useLocale } from '@/lib/i18n/words';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import { columnName } from '@/lib/surveys/render/chart-words';

/** The words of figures in the reader's language; a code that has no words stands for itself. */
export function useResultLabels(labels: ResultLabels) {
  const locale: Locale = useLocale();
  return {
    question: (code: string): PickedText => pick(labels.questions[code]?.label, locale),
    choice: (question: string, code: string): PickedText => {
      const label = labels.questions[question]?.choices[code];
      return label ? pick(label, locale) : { text: code, lang: locale, isFallback: false };
    },
    /** A column of a table: a region, one of the groups that stand apart, or all. */
    column: (key: string): string => columnName(key, labels, locale),
  };
}
