import { currentActor } from '@/lib/auth/actor';
import { enterMeeting, type MeetingScope } from '@/lib/auth/scope';
import { toCsv } from '@/lib/core/csv';
import { Refusal } from '@/lib/core/errors';
import { pick } from '@/lib/i18n/pick';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { chartSheet } from '@/lib/surveys/exchange';
import { withSource } from '@/lib/surveys/model/charts/drawing';
import { chartNames, drawingOf, type ChartName } from '@/lib/surveys/model/charts/names';
import type { VisibleRanking } from '@/lib/surveys/model/visible-results';
import { findSnapshot, type SnapshotView } from '@/lib/surveys/queries/results';
import { chartPng } from '@/lib/surveys/render/chart-png';
import { chartSvg } from '@/lib/surveys/render/chart-svg';
import { chartWords } from '@/lib/surveys/render/chart-words';
import { sheetPreamble, sheetWords } from '@/lib/surveys/render/sheet-words';

const types = { svg: 'image/svg+xml', png: 'image/png', csv: 'text/csv; charset=utf-8' } as const;
type Ending = keyof typeof types;

/**
 * A chart of a snapshot as a file (`heat.svg`, `bars.png`, `overlap.csv`), with the permission and the disclosure of the page
 * of results: `?question=` its code, `?snapshot=` a number (the newest without), `?locale=` the language of its words.
 * What may not be seen, what is not there and what has too few answers to be drawn answer 404 alike.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string; file: string }> },
): Promise<Response> {
  const { slug, file } = await params;
  const [name = '', end = '', ...more] = file.split('.');
  const chart = chartNames.find((known) => known === name);
  const ending = (Object.keys(types) as Ending[]).find((known) => known === end);
  const query = new URL(request.url).searchParams;
  const asked = query.get('locale') ?? undefined;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const number = query.get('snapshot');
  if (!chart || !ending || more.length > 0 || (number !== null && !/^[1-9]\d{0,5}$/.test(number))) return missing();
  try {
    const scope = await enterMeeting(await currentActor(), slug);
    const snapshot = await findSnapshot(scope, number === null ? null : Number(number));
    const ranking = snapshot?.results.questions.find(({ code }) => code === query.get('question'));
    if (!snapshot || ranking?.type !== 'RANKING') return missing();
    const body = await contentOf({ chart, ending, ranking, snapshot, scope, locale });
    if (body === null) return missing();
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
      headers: {
        'Content-Type': types[ending],
        'Content-Disposition': `attachment; filename="${slug}-${chart}-${snapshot.number}.${ending}"`,
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

async function contentOf(asked: {
  chart: ChartName;
  ending: Ending;
  ranking: VisibleRanking;
  snapshot: SnapshotView;
  scope: MeetingScope;
  locale: Locale;
}): Promise<string | Uint8Array | null> {
  const { chart, ending, ranking, snapshot, scope, locale } = asked;
  const drawing = drawingOf(chart, ranking, chartWords(locale, snapshot.labels, ranking.code));
  if (!drawing) return null;
  if (ending === 'csv') {
    const words = sheetWords(locale, snapshot.labels);
    return toCsv(chartSheet(chart, ranking, words, sheetPreamble(locale, scope.meeting, snapshot)));
  }
  const t = translator(locale, 'surveys');
  const source = [
    ...(scope.meeting.illustrative ? [translator(locale, 'common')('illustrative.band')] : []),
    pick(scope.meeting.shortTitle, locale).text,
    t('results.chart.fromSnapshot', { n: snapshot.number, seal: snapshot.sha256.slice(0, 16) }),
  ].join(' · ');
  const sourced = withSource(drawing, source);
  return ending === 'svg' ? chartSvg(sourced, locale) : chartPng(sourced);
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } });
}
