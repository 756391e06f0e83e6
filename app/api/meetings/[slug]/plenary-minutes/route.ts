import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { privateFile } from '@/lib/core/private-file';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { sittingsOf } from '@/lib/plenary/model/record';
import { readPlenaryRecord } from '@/lib/plenary/queries/record';
import { minutesName } from '@/lib/plenary/render/bundle';
import { minutesFile, minutesFormats } from '@/lib/plenary/render/minutes-file';

/**
 * GET /api/meetings/{slug}/plenary-minutes?day=2027-01-28&language=fr&format=pdf|docx: the minutes of a sitting as recorded up to
 * now, for everyone in the meeting. A day on which the plenary did not sit answers 404.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const asked = query.get('language') ?? undefined;
  const language = isLocale(asked) ? asked : defaultLocale;
  const format = minutesFormats.find((known) => known === (query.get('format') ?? 'pdf'));
  return privateFile(async () => {
    const record = await readPlenaryRecord(await enterMeeting(await currentActor(), slug));
    const day = sittingsOf(record).find((known) => known === query.get('day'));
    if (!day || !format) return null;
    const bytes = await minutesFile(record, day, language, format);
    return fileResponse({ name: minutesName(record, day, language, format), type: mediaTypes[format], bytes });
  });
}
