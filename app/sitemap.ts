import type { MetadataRoute } from 'next';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { hasDocuments } from '@/lib/documents/queries';
import { localisedPath } from '@/lib/i18n/localised-path';
import { locales } from '@/lib/i18n/routing';
import { listPublicMeetings } from '@/lib/meetings/queries';
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
  '/definitions',
  '/data',
];

/** The public pages in each language, for search engines: the reference pages, and those of the meetings that everybody may know of and that are real. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const meetings = await listPublicMeetings(enterSite(null));
  const real = meetings.filter(({ illustrative }) => !illustrative);
  const withDocuments = await Promise.all(
    real.map(async ({ slug }) => ((await hasDocuments(await enterMeeting(null, slug))) ? slug : null)),
  );
  const ofMeetings = real.flatMap(({ slug, isPublished }) => [
    `/meetings/${slug}`,
    ...(withDocuments.includes(slug) ? [`/meetings/${slug}/documents`] : []),
    ...(isPublished ? ['highlights', 'chain', 'follow-up'].map((page) => `/meetings/${slug}/${page}`) : []),
  ]);
  const address = (path: string, locale: (typeof locales)[number]) => `${env().baseUrl}${localisedPath(path, locale)}`;
  return [...pages, ...ofMeetings].flatMap((path) => {
    const languages = Object.fromEntries(locales.map((locale) => [locale, address(path, locale)]));
    return locales.map((locale) => ({ url: address(path, locale), alternates: { languages } }));
  });
}
