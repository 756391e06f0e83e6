import type { Locale } from './routing';

const formats = new Map<string, Intl.NumberFormat>();

/** One formatter for each language and shape: making one costs far more than using it. */
function format(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** A number as the language groups it, with a true minus: 1,204 · 1 204 · 1204. */
export function formatNumber(value: number, locale: Locale, options: Intl.NumberFormatOptions = {}): string {
  return format(locale, options).format(value).replaceAll('-', '−');
}

/** A share of one as a percentage without decimals unless asked for: 62%, 62 %. */
export function formatPercent(share: number, locale: Locale, decimals = 0): string {
  return formatNumber(share, locale, {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** The size of a file as people say it: 41 kB, 1.4 MB; never "0". */
export function formatFileSize(bytes: number, locale: Locale): string {
  const isLarge = bytes >= 1_000_000;
  return formatNumber(isLarge ? bytes / 1_000_000 : Math.max(1, bytes / 1000), locale, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  });
}

/** A list in a sentence: "Africa, Asia and Europe"; "or" where one of them is meant. */
export function formatList(
  items: readonly string[],
  locale: Locale,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  const key = `${locale} ${type}`;
  // British English has no comma before "and".
  const list = lists.get(key) ?? new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale, { type });
  lists.set(key, list);
  return list.format(items);
}

const lists = new Map<string, Intl.ListFormat>();

/** Name of a language in another one, as it stands inside a sentence: English, anglais, inglés. */
export function languageName(language: string, locale: Locale): string {
  const names = languages.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language' });
  languages.set(locale, names);
  return names.of(language) ?? language;
}

const languages = new Map<Locale, Intl.DisplayNames>();

const words: Record<Locale, readonly string[]> = {
  en: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  fr: ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
  es: ['un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
};

const feminineOne: Partial<Record<Locale, string>> = { fr: 'une', es: 'una' };

interface WordOptions {
  /** Gender of the noun that follows; matters for one in French and Spanish. */
  gender?: 'm' | 'f';
  /** At the beginning of a sentence. */
  capital?: boolean;
}

/** One to ten in words before a noun ("five regional commissions"), everything else in figures, as official texts do. */
export function numberInWords(
  count: number,
  locale: Locale,
  { gender = 'm', capital = false }: WordOptions = {},
): string {
  const word = count === 1 && gender === 'f' ? (feminineOne[locale] ?? words[locale][0]) : words[locale][count - 1];
  if (word === undefined) return formatNumber(count, locale);
  return capital ? word.charAt(0).toLocaleUpperCase(locale) + word.slice(1) : word;
}
