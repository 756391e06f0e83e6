import type { MeetingScope } from '@/lib/auth/scope';
import { toCsv } from '@/lib/core/csv';
import { madeOnce } from '@/lib/core/made-file';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { chartSheet } from '@/lib/surveys/exchange';
import { standingAlone } from '@/lib/charts/model/drawing';
import { chartNames, drawingOf, type ChartName } from '@/lib/surveys/model/charts/names';
import { assignmentAsked } from '@/lib/surveys/model/snapshot';
import type { VisibleRanking, VisibleResults } from '@/lib/surveys/model/visible-results';
import { findSnapshot, type SnapshotView } from '@/lib/surveys/queries/results';
import { chartPng } from '@/lib/charts/render/chart-png';
import { chartSvg } from '@/lib/charts/render/chart-svg';
import { chartMethod, chartWords } from '@/lib/surveys/render/chart-words';
import { sheetPreamble, sheetWords } from '@/lib/surveys/render/sheet-words';
import { csvType, resultsFile } from '../../results-file';

const types = { svg: 'image/svg+xml', png: 'image/png', csv: csvType } as const;
type Ending = keyof typeof types;

/**
 * A chart of a snapshot as a file (`heat.svg`, `bars.png`, `overlap.csv`): `?question=` its code, `?regions=spread` and
 * `?of=states` as on the page of results. What has too few answers to be drawn is not there.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string; file: string }> },
): Promise<Response> {
  const { slug, file } = await params;
  return resultsFile(request, slug, async ({ scope, number, locale, query }) => {
    const [name = '', end = '', ...more] = file.split('.');
    const chart = chartNames.find((known) => known === name);
    const ending = (Object.keys(types) as Ending[]).find((known) => known === end);
    if (!chart || !ending || more.length > 0) return null;
    const snapshot = await findSnapshot(scope, number, assignmentAsked(query.get('regions')));
    const isOfStates = query.get('of') === 'states';
    const results = isOfStates ? snapshot?.states : snapshot?.results;
    const ranking = results?.questions.find(({ code }) => code === query.get('question'));
    if (!snapshot || !results || ranking?.type !== 'RANKING') return null;
    const said = saidOf(results, isOfStates, locale);
    const body = await contentOf({ chart, ending, ranking, snapshot, said, scope, locale });
    const of = isOfStates ? '-states' : '';
    return body === null ? null : { name: `${chart}-${snapshot.number}${of}.${ending}`, type: types[ending], body };
  });
}

/** Whose figures these are, where that is not everybody in a column of their own; null where it is. */
function saidOf(
  { submitted, invited, assignment }: VisibleResults,
  isOfStates: boolean,
  locale: Locale,
): string | null {
  if (isOfStates) return translator(locale, 'surveys')('results.leadStates', { submitted, invited });
  return assignment === 'spread' ? translator(locale, 'results')('spread.spreadMethod') : null;
}

async function contentOf(asked: {
  chart: ChartName;
  ending: Ending;
  ranking: VisibleRanking;
  snapshot: SnapshotView;
  said: string | null;
  scope: MeetingScope;
  locale: Locale;
}): Promise<string | Uint8Array | null> {
  const { chart, ending, ranking, snapshot, said, scope, locale } = asked;
  const drawing = drawingOf(chart, ranking, chartWords(locale, snapshot.labels, ranking.code));
  if (!drawing) return null;
  if (ending === 'csv') {
    const words = sheetWords(locale, snapshot.labels);
    const above = [...sheetPreamble(locale, scope.meeting, snapshot), ...(said === null ? [] : [[said]])];
    return toCsv(chartSheet(chart, ranking, words, above));
  }
  const t = translator(locale, 'surveys');
  const source = [
    ...(scope.meeting.illustrative ? [translator(locale, 'common')('illustrative.band')] : []),
    pick(scope.meeting.shortTitle, locale).text,
    t('results.chart.fromSnapshot', { n: snapshot.number, seal: snapshot.sha256.slice(0, 16) }),
    ...(said === null ? [] : [said]),
  ].join(' · ');
  const question = pick(snapshot.labels.questions[ranking.code]?.label, locale).text;
  const alone = standingAlone(drawing, question, [chartMethod(chart, ranking, locale), source]);
  if (ending === 'svg') return chartSvg(alone, locale);
  return madeOnce({ kind: 'chart-png', from: alone }, () => chartPng(alone));
}
