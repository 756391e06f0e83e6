import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { toCsv } from '@/lib/core/csv';
import { Refusal } from '@/lib/core/errors';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { resultSheet } from '@/lib/surveys/exchange';
import { findSnapshot } from '@/lib/surveys/queries/results';
import { sheetPreamble, sheetWords } from '@/lib/surveys/render/sheet-words';

/**
 * The figures of a snapshot as CSV, with the permission and the disclosure of its page: `?snapshot=` a number (the newest
 * without), `?locale=` the language of the heads. What may not be seen and what is not there answer 404 alike.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const asked = query.get('locale') ?? undefined;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const number = query.get('snapshot');
  if (number !== null && !/^[1-9]\d{0,5}$/.test(number)) return missing();
  try {
    const scope = await enterMeeting(await currentActor(), slug);
    const snapshot = await findSnapshot(scope, number === null ? null : Number(number));
    if (!snapshot) return missing();
    const words = sheetWords(locale, snapshot.labels);
    const rows = resultSheet(snapshot.results, words, sheetPreamble(locale, scope.meeting, snapshot));
    return new Response(toCsv(rows), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${slug}-survey-results-${snapshot.number}.csv"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
        ...(scope.meeting.illustrative ? { 'X-Robots-Tag': 'noindex' } : {}),
      },
    });
  } catch (error) {
    if (error instanceof Refusal) return missing();
    throw error;
  }
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } });
}
