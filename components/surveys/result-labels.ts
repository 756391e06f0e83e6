import type { PickedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useLocale } from '@/lib/i18n/words';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import { axisName, choiceName, rowName } from '@/lib/surveys/model/axis-words';
import { columnName } from '@/lib/surveys/render/chart-words';

/** The words of figures in the reader's language; a code that has no words stands for itself. */
export function useResultLabels(labels: ResultLabels) {
  const locale: Locale = useLocale();
  return {
    /** A question, or a row of a matrix with its question, by its axis. */
    question: (axis: string): PickedText => axisName(labels, axis, locale),
    row: (question: string, row: string): PickedText => rowName(labels, question, row, locale),
    choice: (axis: string, code: string): PickedText => choiceName(labels, axis, code, locale),
    /** A column of a table: a region, one of the groups that stand apart, or all. */
    column: (key: string): string => columnName(key, labels, locale),
  };
}
