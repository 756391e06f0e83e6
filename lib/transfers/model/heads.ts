import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { answeredBy, kindOf, type TransferField } from './fields';

/** The head of a column in one language; of an answer the id of its field, since its words are the form's. */
export function headOf(field: TransferField, locale: Locale): string {
  const answered = answeredBy(field);
  if (answered !== null) return answered;
  return kindOf(field) === null
    ? translator(locale, 'transfers')(`columns.${field as 'givenName'}`)
    : translator(locale, 'privacy')(`column.${field as 'number'}`);
}
