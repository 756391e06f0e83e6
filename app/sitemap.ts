import type { MetadataRoute } from 'next';
import { env } from '@/lib/core/env';
import { localisedPath } from '@/lib/i18n/localised-path';
import { locales } from '@/lib/i18n/routing';
import { pictureNames } from '@/lib/pictures/model/picture';

/** Addresses with the instance's own name are only known where it runs. */
export const dynamic = 'force-dynamic';

const pages = [
  '/directory',
  '/countries',
  '/figures',
  '/pictures',
  ...pictureNames.map((name) => `/pictures/${name}`),
  '/editions',
  '/objectives',
];

/** The public reference pages in each language, for search engines. */
export default function sitemap(): MetadataRoute.Sitemap {
  const address = (path: string, locale: (typeof locales)[number]) => `${env().baseUrl}${localisedPath(path, locale)}`;
  return pages.flatMap((path) => {
    const languages = Object.fromEntries(locales.map((locale) => [locale, address(path, locale)]));
    return locales.map((locale) => ({ url: address(path, locale), alternates: { languages } }));
  });
}
