import { localisedPath } from '@/lib/i18n/localised-path';
import { cityName } from '@/lib/i18n/places';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { locales, type Locale } from '@/lib/i18n/routing';

/** What search engines, feed readers and other people's pages are told of a meeting's public page. */
export type PublicFacts = {
  slug: string;
  title: LocalizedText;
  theme: LocalizedText;
  summary: LocalizedText;
  city: string;
  countryCode: string;
  venue: string | null;
  startsOn: Date;
  endsOn: Date;
  isCancelled: boolean;
};

/** Characters of a description that search engines show. */
const longest = 160;

/** The first words of the summary, else the theme; cut between words. */
export function descriptionOf({ summary, theme }: Pick<PublicFacts, 'summary' | 'theme'>, locale: Locale): string {
  const [first = ''] = (pick(summary, locale).text || pick(theme, locale).text).split(/\n{2,}/);
  const text = first.replace(/\s+/g, ' ').trim();
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}

/** The page's own address, the same page in each language, and its feed. */
export function addressesOf(slug: string, locale: Locale, baseUrl: string) {
  const page = (language: Locale) => `${baseUrl}${localisedPath(`/meetings/${slug}`, language)}`;
  return {
    canonical: page(locale),
    languages: Object.fromEntries(locales.map((language) => [language, page(language)])),
    types: { 'application/atom+xml': `${baseUrl}/api/meetings/${slug}/feed.atom?language=${locale}` },
  };
}

/** The meeting as schema.org's Event, as text that can stand in a script element. */
export function eventJson(facts: PublicFacts, locale: Locale, baseUrl: string): string {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const city = cityName(facts.city, locale);
  const event = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    inLanguage: locale,
    name: pick(facts.title, locale).text,
    description: descriptionOf(facts, locale),
    startDate: day(facts.startsOn),
    endDate: day(facts.endsOn),
    eventStatus: `https://schema.org/${facts.isCancelled ? 'EventCancelled' : 'EventScheduled'}`,
    location: {
      '@type': 'Place',
      name: facts.venue ?? city,
      address: { '@type': 'PostalAddress', addressLocality: city, addressCountry: facts.countryCode },
    },
    url: addressesOf(facts.slug, locale, baseUrl).canonical,
  };
  // A text of the secretariat's must not be able to end the element.
  return JSON.stringify(event).replaceAll('<', '\\u003c');
}
