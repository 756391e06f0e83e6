import { toCsv } from '@/lib/core/csv';
import { resultSheet } from '@/lib/surveys/exchange';
import { assignmentAsked } from '@/lib/surveys/model/snapshot';
import { findSnapshot } from '@/lib/surveys/queries/results';
import { sheetPreamble, sheetWords } from '@/lib/surveys/render/sheet-words';
import { csvType, resultsFile } from '../results-file';

/** The figures of a snapshot as CSV; `?regions=spread` as on its page. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  return resultsFile(request, slug, async ({ scope, number, locale, query }) => {
    const snapshot = await findSnapshot(scope, number, assignmentAsked(query.get('regions')));
    if (!snapshot) return null;
    const words = sheetWords(locale, snapshot.labels);
    const rows = resultSheet(snapshot.results, words, [
      ...sheetPreamble(locale, scope.meeting, snapshot),
      [words.assignment(snapshot.results.assignment)],
    ]);
    return { name: `survey-results-${snapshot.number}.csv`, type: csvType, body: toCsv(rows) };
  });
}
