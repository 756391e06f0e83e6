import { listPublishedVersions } from '@/lib/agenda/queries';
import { enterMeeting } from '@/lib/auth/scope';
import { sha256 } from '@/lib/core/canonical';
import { env } from '@/lib/core/env';
import { Refusal } from '@/lib/core/errors';
import { refusedFile } from '@/lib/core/private-file';
import { publicFile } from '@/lib/core/public-file';
import { revisedSymbol } from '@/lib/documents/model/symbol';
import { listNewestDocuments } from '@/lib/documents/queries';
import { localisedPath } from '@/lib/i18n/localised-path';
import { pick } from '@/lib/i18n/pick';
import { isLocale, type Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { atom, type Feed } from '@/lib/meetings/render/atom';
import { listPublications } from '@/lib/outcome/queries';

/**
 * GET /api/meetings/{slug}/feed.atom?language=fr: what became public of a meeting, newest first: versions of the agenda, documents,
 * the Highlights and what corrects them. To everybody the same, whoever asks. What has not changed costs 304 and no body.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const asked = new URL(request.url).searchParams.get('language') ?? 'en';
  try {
    if (!isLocale(asked)) throw new Refusal('not_found');
    const scope = await enterMeeting(null, slug);
    return publicFile(request, atom(await feedOf(scope, asked)), { type: 'application/atom+xml; charset=utf-8' });
  } catch (error) {
    if (error instanceof Refusal) return refusedFile(error);
    throw error;
  }
}

async function feedOf(scope: Awaited<ReturnType<typeof enterMeeting>>, locale: Locale): Promise<Feed> {
  const { meeting } = scope;
  const t = translator(locale, 'meetings');
  const [versions, documents, publications] = await Promise.all([
    listPublishedVersions(scope),
    listNewestDocuments(scope),
    meeting.isPublished ? listPublications(scope) : [],
  ]);
  const base = env().baseUrl;
  const page = `${base}${localisedPath(`/meetings/${meeting.slug}`, locale)}`;
  const id = (rest: string) => nameOf(`${meeting.id}${rest}`);
  return {
    id: id(''),
    locale,
    title: t('feed.title', { meeting: pick(meeting.shortTitle, locale).text }),
    self: `${base}/api/meetings/${meeting.slug}/feed.atom?language=${locale}`,
    page,
    author: translator(locale, 'common')('brand'),
    entries: [
      ...versions.map(({ number, publishedAt: at }) => ({
        ...{ id: id(`/agenda/${number}`), at, href: `${page}#agenda` },
        title: t('feed.agenda', { number }),
      })),
      ...publications.map(({ number, symbol, publishedAt: at }) => ({
        ...{ id: id(`/highlights/${number}`), at, href: `${page}/highlights?number=${number}` },
        title: t('feed.highlights', { symbol }),
      })),
      ...documents.flatMap(({ id: document, symbol, revision, title, publicAt, files, withdrawal }) => {
        const last = Math.max(publicAt?.getTime() ?? 0, ...files.map(({ at }) => Date.parse(at)));
        const names = { symbol: revisedSymbol(symbol, revision), title: pick(title, locale).text };
        if (withdrawal)
          return [
            {
              ...{ id: id(`/documents/${document}/withdrawn`), at: new Date(withdrawal.at), href: `${page}/documents` },
              title: t('feed.withdrawn', names),
            },
          ];
        if (files.length === 0) return [];
        return [
          {
            ...{ id: id(`/documents/${document}/${revision}`), at: new Date(last), href: `${page}/documents` },
            title: t('feed.document', names),
          },
        ];
      }),
    ],
  };
}

/** A name that stays when the meeting is moved to another day, or the instance to another address: a UUID of version 8 (RFC 9562). */
function nameOf(text: string): string {
  const hex = sha256(text);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
