import type { CsvCell } from '@/lib/core/csv';
import type { ExportColumn, ExportRow } from '@/lib/forms/queries/export';
import type { AnswerValue } from '@/lib/forms/schema';
import { languageName } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';

/** Names of what is stored by its code. */
export type NamesOfCodes = {
  countries: ReadonlyMap<string, LocalizedText>;
  organisations: ReadonlyMap<string, LocalizedText>;
};

/**
 * Writes the answers of one person, a cell for each column: choices, countries, organisations and languages in words, days as
 * YYYY-MM-DD, telephones as they were typed, of a file its name, a consent as the words agreed to. What a condition hides, and
 * what was not answered, is an empty cell.
 */
export function answerWriter(
  columns: readonly ExportColumn[],
  locale: Locale,
  { countries, organisations }: NamesOfCodes,
): (row: ExportRow | undefined) => CsvCell[] {
  const t = translator(locale, 'transfers');
  const named = (names: LocalizedText | undefined, code: string) => pick(names ?? { [locale]: code }, locale).text;
  const said = ({ type, choices }: ExportColumn, value: string): string => {
    if (type === 'single' || type === 'multiple') return named(choices.find(({ id }) => id === value)?.label, value);
    if (type === 'country') return named(countries.get(value), value);
    if (type === 'organisation') return named(organisations.get(value), value);
    return type === 'language' ? languageName(value, locale) : value;
  };
  const cell = (column: ExportColumn, value: AnswerValue): CsvCell => {
    if (value === null) return null;
    if (typeof value === 'string') return said(column, value);
    if (Array.isArray(value)) return value.map((one) => said(column, one)).join(', ');
    return t('file.agreed', { words: value.text });
  };
  return (row) =>
    columns.map((column) => {
      const answer = row?.answers[column.field];
      return answer?.counts ? cell(column, answer.value) : null;
    });
}
