import { choicesOf } from '@/lib/forms/model/changes';
import type { AnswerOption, StoredFormAnswer } from '@/lib/forms/queries/answer';
import type { Choice, Field } from '@/lib/forms/schema';
import { formatDay } from '@/lib/i18n/dates';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';

/** `offered`: choices once offered, by field. */
type Names = {
  countries: readonly AnswerOption[];
  organisations: readonly AnswerOption[];
  offered: ReadonlyMap<string, readonly Choice[]>;
};

/** An answer in words: labels for ids, names for codes, a date written out. Files and consents are shown by the page. */
export function describeAnswer(
  field: Field,
  { value }: Pick<StoredFormAnswer, 'value'>,
  names: Names,
  locale: Locale,
): string {
  if (value === null) return '–';
  if (typeof value === 'object' && !Array.isArray(value)) return value.text;
  const label = (id: string) => {
    const all = [...choicesOf(field), ...(names.offered.get(field.id) ?? [])];
    const words = all.find((choice) => choice.id === id)?.label;
    return pick(words, locale).text || id;
  };
  if (Array.isArray(value)) return value.length === 0 ? '–' : formatList(value.map(label), locale);
  switch (field.type) {
    case 'single':
      return label(value);
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value, locale) : value;
    case 'language':
      return languageName(value, locale);
    case 'country':
      return nameIn(names.countries, value, locale);
    case 'organisation':
      return nameIn(names.organisations, value, locale);
    default:
      return value || '–';
  }
}

function nameIn(options: readonly AnswerOption[], code: string, locale: Locale): string {
  return pick(options.find(({ value }) => value === code)?.names, locale).text || code;
}
