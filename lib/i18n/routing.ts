import { defineRouting } from 'next-intl/routing';

/** Languages of the interface, in the order in which they are offered. */
export const locales = ['en', 'fr', 'es'] as const;

export type Locale = (typeof locales)[number];

/** Header of a request in which the proxy hands on the language of the address; next-intl's own name. */
export const localeHeader = 'x-next-intl-locale';

/** Remembers the language last chosen. */
export const localeCookie = 'PARLEY_LOCALE';

export const defaultLocale: Locale = 'en';

/** Every language under its own name, never translated and never a flag. */
export const languageNames: Record<Locale, string> = { en: 'English', fr: 'Français', es: 'Español' };

/** Every address carries its language, so that a link sent by mail opens in the language it was written in. */
export const routing = defineRouting({
  locales,
  defaultLocale,
  localePrefix: 'always',
  // The header would be built from the Host header; pages name their other languages themselves.
  alternateLinks: false,
  localeCookie: { name: localeCookie, sameSite: 'lax' },
});

export function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value);
}

/**
 * The Set-Cookie header that remembers the language of a page's address for addresses that say none; null where nothing is to be
 * remembered.
 * @param destination what the browser asks for (Sec-Fetch-Dest): "document" for a page
 * @param remembered the cookie as it came
 */
export function languageCookie(
  locale: Locale,
  { destination, remembered }: { destination: string; remembered: string | undefined },
): string | null {
  return destination === 'document' && remembered !== locale ? `${localeCookie}=${locale}; Path=/; SameSite=Lax` : null;
}

/** Reading direction of a language; only right-to-left scripts that may come need naming. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur'].includes(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
