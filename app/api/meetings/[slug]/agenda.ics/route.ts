import { findProgramme } from '@/lib/agenda/queries';
import { programmeCalendar } from '@/lib/agenda/render/calendar';
import { enterMeeting } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { Refusal } from '@/lib/core/errors';
import { refusedFile } from '@/lib/core/private-file';
import { publicFile } from '@/lib/core/public-file';
import { papersChangedAt, withDocuments } from '@/lib/documents/model/session-papers';
import { listOpenSessionDocuments } from '@/lib/documents/queries';
import { isLocale } from '@/lib/i18n/routing';

/**
 * GET /api/meetings/{slug}/agenda.ics?language=fr: the published programme as a calendar to subscribe to, with the documents that
 * everybody may read; empty while none is published. Calendars ask again and again: what has not changed costs 304 and no body. 404 for none and for one in preparation.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const asked = new URL(request.url).searchParams.get('language') ?? 'en';
  try {
    if (!isLocale(asked)) throw new Refusal('not_found');
    const scope = await enterMeeting(null, slug);
    const [frame, documents] = await Promise.all([findProgramme(scope), listOpenSessionDocuments(scope)]);
    const { baseUrl } = env();
    const addressOf = (id: string) => `${baseUrl}/${asked}/meetings/${slug}/documents/${id}`;
    const body = programmeCalendar({
      ...frame,
      meeting: scope.meeting,
      programme: frame.programme && {
        ...frame.programme,
        sessions: withDocuments(frame.programme.sessions, documents, addressOf),
      },
      changedLater: papersChangedAt(documents),
      locale: asked,
      baseUrl,
    });
    return publicFile(request, body, { type: 'text/calendar; charset=utf-8', name: `${slug}-${asked}.ics` });
  } catch (error) {
    if (error instanceof Refusal) return refusedFile(error);
    throw error;
  }
}
