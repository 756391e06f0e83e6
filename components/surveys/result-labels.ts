import { pick, type PickedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import type { ResultLabels } from '@/lib/surveys/queries/results';

const apart = ['interregional', 'global', 'unassigned', 'total', 'mechanisms', 'partners'] as const;

/** The words of figures in the reader's language; a code that has no words stands for itself. */
export function useResultLabels(labels: ResultLabels) {
  const locale: Locale = useLocale();
  const t = useTranslations('surveys');
  return {
    question: (code: string): PickedText => pick(labels.questions[code]?.label, locale),
    choice: (question: string, code: string): PickedText => {
      const label = labels.questions[question]?.choices[code];
      return label ? pick(label, locale) : { text: code, lang: locale, isFallback: false };
    },
    /** A column of a table: a region, one of the groups that stand apart, or all. */
    column: (key: string): string => {
      const known = apart.find((other) => other === key);
      return known ? t(`results.columns.${known}`) : pick(labels.regions[key], locale).text || key;
    },
  };
}
