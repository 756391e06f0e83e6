import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { privateFile } from '@/lib/core/private-file';
import { formatDayRange } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { listPartiesAtTable } from '@/lib/papers/queries/seating';
import { renderSeating } from '@/lib/papers/render/seating';

/**
 * GET /api/meetings/{slug}/seating?order=protocol|mixed&seed=7&language=fr: who sits where, as a PDF, for the secretariat.
 * Computed from who is confirmed now; a mixed order is fixed by its seed.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const asked = query.get('language') ?? undefined;
  const language = isLocale(asked) ? asked : defaultLocale;
  const seed = /^\d{1,6}$/.test(query.get('seed') ?? '') ? Number(query.get('seed')) : 1;
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    const parties = await listPartiesAtTable(scope);
    if (parties.length === 0) return null;
    const { title, city, startsOn, endsOn, illustrative, code } = scope.meeting;
    const order = query.get('order') === 'mixed' ? 'mixed' : 'protocol';
    const bytes = await renderSeating(parties, {
      order,
      seed,
      language,
      meeting: pick(title, language).text,
      place: `${cityName(city, language)}, ${formatDayRange(startsOn, endsOn, language)}`,
      illustrative,
    });
    return fileResponse({ name: `${code}-seating-${order}.pdf`, type: mediaTypes.pdf, bytes });
  });
}
