import { followedAgenda } from '@/lib/agenda/queries/own';
import { ownCalendar } from '@/lib/agenda/render/own-calendar';
import { env } from '@/lib/core/env';
import { Refusal } from '@/lib/core/errors';
import { privateFile } from '@/lib/core/private-file';
import { papersChangedAt, withDocuments } from '@/lib/documents/model/session-papers';
import { listOpenSessionDocuments } from '@/lib/documents/queries';
import { isLocale } from '@/lib/i18n/routing';

/**
 * GET /api/meetings/{slug}/my-agenda/{token}.ics?language=fr: somebody's own agenda with the documents that they may read, for
 * their calendar. Whoever has the address reads it, so it is kept by nobody on the way and found by no search engine; 404 once it
 * was replaced, withdrawn, or its person takes part no more.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string; file: string }> },
): Promise<Response> {
  const { slug, file } = await params;
  return privateFile(async () => {
    const locale = new URL(request.url).searchParams.get('language') ?? 'en';
    const [, token] = /^([0-9a-f]{64})\.ics$/.exec(file) ?? [];
    if (!isLocale(locale) || !token) throw new Refusal('not_found');
    const { scope, own, ...agenda } = await followedAgenda(slug, token);
    const documents = await listOpenSessionDocuments(scope);
    const { baseUrl } = env();
    const addressOf = (id: string) => `${baseUrl}/${locale}/meetings/${slug}/documents/${id}`;
    const sessions = withDocuments(
      own.map(({ session }) => session),
      documents,
      addressOf,
    );
    const calendar = ownCalendar({
      ...agenda,
      own: own.map((one, index) => ({ ...one, session: sessions[index] ?? one.session })),
      meeting: scope.meeting,
      changedLater: papersChangedAt(documents),
      locale,
      baseUrl,
    });
    return new Response(calendar, {
      headers: {
        'Cache-Control': 'private, no-store',
        'X-Robots-Tag': 'noindex',
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${slug}-${locale}.ics"`,
      },
    });
  });
}
