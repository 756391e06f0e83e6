import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { codingSheet } from '@/lib/coding/exchange';
import { findCodingsFile } from '@/lib/coding/queries/codings-file';
import { toCsv } from '@/lib/core/csv';
import { Refusal } from '@/lib/core/errors';
import { fileResponse } from '@/lib/core/file-store';
import { pick } from '@/lib/i18n/pick';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';

/**
 * Both codings of a question and what was decided, as CSV: `?question=` its code, `?locale=` the language of the labels. What may
 * not be seen, what is not there and what cannot be compared yet answer 404 alike.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const question = query.get('question') ?? '';
  const asked = query.get('locale') ?? undefined;
  const locale = isLocale(asked) ? asked : defaultLocale;
  try {
    const scope = await enterMeeting(await currentActor(), slug);
    const file = await findCodingsFile(scope, question);
    if (!file) return missing();
    const t = translator(locale, 'coding');
    const band = scope.meeting.illustrative ? translator(locale, 'common')('illustrative.band') : null;
    const sheet = codingSheet(file.comparison, file.authors, {
      head: (name) => t(`csv.${name}`),
      part: (part) =>
        t(
          ({ first: 'firstCoder', second: 'secondCoder', decided: 'compare.decision', counts: 'csv.counts' } as const)[
            part
          ],
        ),
      state: (state) => t(`csv.states.${state}`),
      label: (names) => pick(names, locale).text,
      author: (names) => pick(names, locale).text,
    });
    const { label } = file.comparison.book;
    const above = [...(band ? [[band]] : []), [pick(scope.meeting.title, locale).text, pick(label, locale).text]];
    const response = fileResponse({
      name: `${slug}-codings-${question}.csv`,
      type: 'text/csv; charset=utf-8',
      bytes: new TextEncoder().encode(toCsv([...above, ...sheet])),
    });
    if (band) response.headers.set('X-Robots-Tag', 'noindex');
    return response;
  } catch (error) {
    if (error instanceof Refusal) return missing();
    throw error;
  }
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } });
}
