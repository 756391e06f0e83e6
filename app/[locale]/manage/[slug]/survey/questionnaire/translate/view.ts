import type { Locale } from '@/lib/i18n/routing';

/** What the page shows: which language is written, beside which one, which texts, which page of them. */
export type View = {
  /** The language the questionnaire is written in first: what translations are out of date with. */
  source: Locale;
  language: Locale;
  beside: Locale;
  show: 'all' | 'missing' | 'outdated';
  page: number;
};

type Query = Partial<Record<string, string | string[]>>;

/**
 * The view that an address asks for; null where the meeting has one language only. Without a language in the address it is the
 * reader's own, or the first that is not the source.
 */
export function viewOf(query: Query, languages: readonly Locale[], locale: Locale): View | null {
  const [source, ...others] = languages;
  const [first] = others;
  if (!source || !first) return null;
  const asked = (name: string, among: readonly Locale[]) => among.find((each) => each === query[name]);
  const language = asked('language', others) ?? others.find((each) => each === locale) ?? first;
  const beside =
    asked(
      'beside',
      languages.filter((each) => each !== language),
    ) ?? source;
  const show = query.show === 'missing' || query.show === 'outdated' ? query.show : 'all';
  const page = typeof query.page === 'string' && /^[1-9]\d{0,3}$/.test(query.page) ? Number(query.page) : 1;
  return { source, language, beside, show, page };
}

/** The query of an address that asks for the view. */
export function addressOf({ source, language, beside, show, page }: View): string {
  const parts = [
    `language=${language}`,
    ...(beside !== source && beside !== language ? [`beside=${beside}`] : []),
    ...(show === 'all' ? [] : [`show=${show}`]),
    ...(page > 1 ? [`page=${page}`] : []),
  ];
  return parts.join('&');
}
