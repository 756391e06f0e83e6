import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { kindOf, type TransferField } from './fields';

/** The head of a column in one language. */
export function headOf(field: TransferField, locale: Locale): string {
  return kindOf(field) === null
    ? translator(locale, 'transfers')(`columns.${field as 'givenName'}`)
    : translator(locale, 'privacy')(`column.${field as 'number'}`);
}
