import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { toCsv } from '@/lib/core/csv';
import { Refusal } from '@/lib/core/errors';
import { formatDateTime } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { resultSheet } from '@/lib/surveys/exchange';
import { findSnapshot } from '@/lib/surveys/queries/results';

const apart = ['interregional', 'global', 'unassigned', 'total', 'mechanisms', 'partners'] as const;
const heads = ['question', 'choice', 'column', 'count', 'answered', 'invited', 'share', 'low', 'high', 'rank'] as const;

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
    const t = translator(locale, 'surveys');
    const { labels } = snapshot;
    const preamble = [
      ...(scope.meeting.illustrative ? [[translator(locale, 'common')('illustrative.band')]] : []),
      [pick(scope.meeting.title, locale).text, pick(snapshot.surveyTitle, locale).text],
      [t('csv.snapshot'), snapshot.number, formatDateTime(snapshot.takenAt, locale, scope.meeting.zone)],
      [t('csv.seal'), snapshot.sha256],
    ];
    const rows = resultSheet(
      snapshot.results,
      {
        heads: Object.fromEntries(heads.map((head) => [head, t(`csv.${head}`)])) as Record<
          (typeof heads)[number],
          string
        >,
        question: (code) => pick(labels.questions[code]?.label, locale).text || code,
        choice: (question, code) => pick(labels.questions[question]?.choices[code], locale).text || code,
        column: (key) => {
          const known = apart.find((other) => other === key);
          return known ? t(`results.columns.${known}`) : pick(labels.regions[key], locale).text || key;
        },
      },
      preamble,
    );
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
