import { currentActor } from '@/lib/auth/actor';
import { enterMeeting, type MeetingScope } from '@/lib/auth/scope';
import { privateFile } from '@/lib/core/private-file';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';
import { snapshotNumber } from '@/lib/surveys/model/snapshot-number';

/** What a file of results is made from: who asks, which snapshot (null: the newest), in which language, and the rest of the address. */
export type ResultsQuery = { scope: MeetingScope; number: number | null; locale: Locale; query: URLSearchParams };

/** A file of results. `name`: what follows the meeting's own name, with the ending. */
export type ResultsFile = { name: string; type: string; body: string | Uint8Array };

/**
 * Answers with a file made from a sealed snapshot: `?snapshot=` a number (the newest without), `?locale=` the language of its
 * words. Permission and disclosure are those of the pages: `make` reads with the reader's own scope. What may not be seen and
 * what is not there (null) answer 404 alike, and nothing of it is kept by a cache on the way.
 */
export function resultsFile(
  request: Request,
  slug: string,
  make: (asked: ResultsQuery) => Promise<ResultsFile | null>,
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const asked = query.get('locale') ?? undefined;
  const locale = isLocale(asked) ? asked : defaultLocale;
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    const file = await make({ scope, number: snapshotNumber(query.get('snapshot')), locale, query });
    if (!file) return null;
    return new Response(typeof file.body === 'string' ? file.body : new Uint8Array(file.body), {
      headers: {
        'Content-Type': file.type,
        'Content-Disposition': `attachment; filename="${slug}-${file.name}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
        ...(scope.meeting.illustrative ? { 'X-Robots-Tag': 'noindex' } : {}),
      },
    });
  });
}

/** The type under which a sheet of figures is given. */
export const csvType = 'text/csv; charset=utf-8';
