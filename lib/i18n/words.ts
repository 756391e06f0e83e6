import 'server-only';
import type { useTranslations as useLibraryTranslations } from 'next-intl';
import type { getTranslations as getLibraryTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import { cache, use } from 'react';
import { loadMessages } from './load-messages';
import type { Messages } from './messages';
import { defaultLocale, isLocale, localeHeader, type Locale } from './routing';
import { translator } from './translator';

/*
 * The words of a page, typed and named as next-intl has them. Its own hooks make every sentence's formatter anew for each
 * request; these share what the process has compiled once. Server components only: no words travel to the browser by themselves.
 */

const known = cache(() => ({ locale: null as Locale | null }));

/** The language of this request, as its address says. */
export const getLocale = cache(async (): Promise<Locale> => {
  const named = (await headers()).get(localeHeader) ?? undefined;
  return (known().locale = isLocale(named) ? named : defaultLocale);
});

/** The language of this request, in a component that does not wait. */
export function useLocale(): Locale {
  return known().locale ?? use(getLocale());
}

/** `const t = useTranslations("common"); t("brand")`, in a component that does not wait. */
export const useTranslations = ((namespace: string) =>
  translator(useLocale(), namespace as keyof Messages)) as unknown as typeof useLibraryTranslations;

/** `const t = await getTranslations("common")`; with `{ locale, namespace }` in another language than the reader's. */
export const getTranslations = (async (of: string | { locale: Locale; namespace: string }) =>
  typeof of === 'string'
    ? translator(await getLocale(), of as keyof Messages)
    : translator(of.locale, of.namespace as keyof Messages)) as unknown as typeof getLibraryTranslations;

/** All words of the reader's language, for keys that are only known from data. */
export function useMessages(): Messages {
  return loadMessages(useLocale());
}
