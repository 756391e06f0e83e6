import { figureLabels } from '@/lib/directory/model/figure-labels';
import { sourceOf } from '@/lib/directory/model/sources';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { shortName } from '@/lib/pictures/render/names';
import type { SheetData } from '../model/sheet';
import type { Run } from './runs';

/** What things of a sheet are called in a language; a language of its own where they have no name in it. */
export type SheetNames = {
  /** A mechanism by its acronym where it has one. */
  mechanism: (code: string) => Run;
  /** The same by its whole name. */
  whole: (code: string) => Run;
  country: (iso2: string) => Run;
  /** Countries in the alphabetical order of the language. */
  countries: (codes: readonly string[]) => Run[];
  figure: (key: string) => Run;
  source: (source: string) => Run;
};

/** The names of everything that a sheet can mention. */
export function namesOf({ picture, published }: Pick<SheetData, 'picture' | 'published'>, locale: Locale): SheetNames {
  const mechanisms = new Map(picture.mechanisms.map((mechanism) => [mechanism.code, mechanism]));
  const countries = new Map(picture.countries.map((country) => [country.iso2, country]));
  const themes = new Map(picture.themes.map(({ code, names }) => [`theme.${code}`, names]));
  const labels = new Map(published.map((row) => [row.key, row.labels]));
  const inLanguage = ({ text, lang }: { text: string; lang: string }): Run => ({
    text,
    ...(lang === locale ? {} : { lang }),
  });
  const country = (iso2: string): Run => {
    const known = countries.get(iso2);
    return known ? { ...inLanguage(pick(known.names, locale)), href: `/countries/${iso2}` } : { text: iso2 };
  };
  const collator = new Intl.Collator(locale);
  return {
    mechanism: (code) => {
      const party = mechanisms.get(code);
      return party ? { ...inLanguage(shortName(party, locale)), href: `/directory/${code}` } : { text: code };
    },
    whole: (code) => {
      const party = mechanisms.get(code);
      return party ? { ...inLanguage(pick(party.names, locale)), href: `/directory/${code}` } : { text: code };
    },
    country,
    countries: (codes) => codes.map(country).sort((one, other) => collator.compare(one.text, other.text)),
    figure: (key) => inLanguage(pick(themes.get(key) ?? labels.get(key) ?? figureLabels[key] ?? { en: key }, locale)),
    source: (source) => {
      const ref = sourceOf(source);
      if (ref.kind === 'page') return { text: ref.label, href: ref.href };
      if (ref.kind === 'words') return { text: ref.text, lang: 'en' };
      return { text: translator(locale, 'directory')(`sources.${ref.kind}`) };
    },
  };
}
