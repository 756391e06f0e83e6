import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { writeHeld } from './model/write-held';

/** Columns whose values are codes with a word in privacy.json. */
const coded = new Set(['documentType', 'visa', 'diets', 'needs']);

/** A row that is held, in the reader's words: the name of each column, and codes and yes or no as they are said. */
export function heldInWords(
  row: Record<string, unknown>,
  locale: Locale,
): { column: string; label: string; value: string }[] {
  const t = translator(locale, 'privacy');
  const label = (column: string) => {
    if (t.has(`mine.columns.${column as 'email'}`)) return t(`mine.columns.${column as 'email'}`);
    return t.has(`column.${column as 'visa'}`) ? t(`column.${column as 'visa'}`) : column;
  };
  const inWords = (column: string, value: unknown): unknown => {
    if (typeof value === 'boolean') return t(value ? 'mine.yes' : 'mine.no');
    if (!coded.has(column)) return value;
    return [value].flat().map((code) => t(`choice.${code as 'NONE'}`));
  };
  const said = Object.fromEntries(Object.entries(row).map(([column, value]) => [column, inWords(column, value)]));
  return writeHeld(said, locale).map(({ column, value }) => ({ column, label: label(column), value }));
}
