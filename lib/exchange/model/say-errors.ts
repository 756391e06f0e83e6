import type { translator } from '@/lib/i18n/translator';
import type { RowError } from '../schema';

type Words = ReturnType<typeof translator<'exchange'>>;

/** "A", "B", … "AA": how a spreadsheet names its columns. */
export function columnLetter(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? columnLetter(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

/**
 * What is wrong with a row, a sentence for each cell: where it is, and how to mend it. A cell without a value in a column
 * that is left out (the reader notes it, and no field) concerns nobody.
 */
export function sayErrors(t: Words, errors: readonly RowError[], headings: readonly string[]): string[] {
  const concern = errors.filter(({ field, column }) => field !== null || column === null);
  // In the order of the sheet, from the first column to the last; what concerns no cell comes after them.
  const inOrder = concern.toSorted((a, b) => (a.column ?? Infinity) - (b.column ?? Infinity) || 0);
  return inOrder.map((error) => {
    const what = whatIsWrong(t, error);
    const where = whereItIs(t, error, headings);
    return where ? t('sentence', { where, what }) : `${what.charAt(0).toLocaleUpperCase()}${what.slice(1)}.`;
  });
}

function whatIsWrong(t: Words, { code, params = {} }: RowError): string {
  const key = `wrong.${code}`;
  return t.has(key as 'wrong.invalid') ? t(key as 'wrong.invalid', params) : t('wrong.invalid');
}

function whereItIs(t: Words, { column, field }: RowError, headings: readonly string[]): string | null {
  if (column === null) return field && t(`field.${field}`);
  return t('at', { letter: columnLetter(column), heading: headings[column] || t('columns.noHeading') });
}
