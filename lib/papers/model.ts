import { locales, type Locale } from '@/lib/i18n/routing';
import { letterheadFields, type LetterheadField } from './schema';

/** The head and foot of a letter in one language. */
export type Letterhead = Record<LetterheadField, string>;

/**
 * The meeting's letterhead in one language; a line that is not set in it is taken from the first language that has it,
 * so that a letter is never without its sender. Empty where nobody has set it.
 */
export function letterheadIn(stored: unknown, locale: Locale): Letterhead {
  const all = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, Record<string, unknown>>;
  const read = (field: LetterheadField) =>
    [locale, ...locales].map((language) => all[language]?.[field]).find((value) => typeof value === 'string' && value);
  return Object.fromEntries(letterheadFields.map((field) => [field, read(field) ?? ''])) as Letterhead;
}
