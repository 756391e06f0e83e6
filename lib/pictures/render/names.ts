import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import type { PictureCell } from '../model/picture';

type Named = { names: LocalizedText; acronyms: LocalizedText };

/**
 * A mechanism by its acronym where it has one. Else by its name, of which the shorter part is taken where another stands in
 * brackets behind it: "… Route Initiative (Khartoum Process)".
 */
export function shortName({ names, acronyms }: Named, locale: Locale): { text: string; lang: string } {
  const { text, lang } = Object.values(acronyms).some(Boolean) ? pick(acronyms, locale) : pick(names, locale);
  const [, outside = text, inside = text] = /^(.+) \((.+)\)$/.exec(text) ?? [];
  return { text: inside.length < outside.length ? inside : outside, lang };
}

/** The order of lists in a picture: by the short name, as readers of the language sort. */
export function byShortName(locale: Locale): (one: Named, other: Named) => number {
  return (one, other) => shortName(one, locale).text.localeCompare(shortName(other, locale).text, locale);
}

/** A mechanism in a table: its whole name, leading to its page. */
export function mechanismCell(mechanism: Named & { code: string }, locale: Locale): PictureCell {
  const { text, lang, isFallback } = pick(mechanism.names, locale);
  return { text, href: `/directory/${mechanism.code}`, ...(isFallback ? { lang } : {}) };
}
