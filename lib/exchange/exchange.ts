import type { CsvCell } from '@/lib/core/csv';
import { translator } from '@/lib/i18n/translator';
import { sayErrors } from './model/say-errors';
import type { RowError } from './schema';

/** A row that was not brought in, as the sheet of errors holds it. */
export type WrongRow = { number: number; cells: readonly string[]; errors: readonly RowError[]; kind: string | null };

/** The rows that were not brought in: number and reason in front, then the cells as they stood under their headings. */
export function errorSheet(headings: readonly string[], rows: readonly WrongRow[], locale: string): CsvCell[][] {
  const t = translator(locale, 'exchange');
  const reason = ({ errors, kind }: WrongRow) => {
    const sentences = sayErrors(t, errors, headings);
    return sentences.length > 0 ? sentences.join(' ') : kind === 'OVER_QUOTA' ? `${t('says.OVER_QUOTA')}.` : '';
  };
  return [
    [t('csv.row'), t('csv.reason'), ...headings],
    ...rows.map((row) => [row.number, reason(row), ...headings.map((_, column) => row.cells[column] ?? '')]),
  ];
}
