import { programmeFormats, programmePapers } from '@/lib/agenda/model/papers';
import { programmeFile } from '@/lib/agenda/render/programme-file';
import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { privateFile } from '@/lib/core/private-file';
import { withDocuments } from '@/lib/documents/model/session-papers';
import { listSessionDocuments } from '@/lib/documents/queries';
import { isLocale } from '@/lib/i18n/routing';
import { meetingDetails } from '@/lib/meetings/queries';

/**
 * GET /api/meetings/{slug}/programme?kind=annotated-agenda|booklet&format=pdf|docx&language=fr: the published programme as a
 * file, with the documents that whoever asks may read. 404 while none is published.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const language = query.get('language') ?? undefined;
  const kind = programmePapers.find((known) => known === query.get('kind'));
  const format = programmeFormats.find((known) => known === query.get('format'));
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    const { programme, theme, venue } = await meetingDetails(scope);
    if (!kind || !format || !isLocale(language) || !programme) return null;
    const { meeting } = scope;
    const { baseUrl } = env();
    const documents = await listSessionDocuments(scope);
    const addressOf = (id: string) => `${baseUrl}/${language}/meetings/${slug}/documents/${id}`;
    const sessions = withDocuments(programme.sessions, documents, addressOf);
    const source = { meeting, theme, venue, programme: { ...programme, sessions } };
    const bytes = await programmeFile(source, { kind, format }, { language, baseUrl });
    const name = `${meeting.code}-${kind}-${programme.number}-${language}.${format}`;
    return fileResponse({ name, type: mediaTypes[format], bytes, isIllustrative: meeting.illustrative });
  });
}
