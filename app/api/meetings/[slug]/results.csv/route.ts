import { toCsv } from '@/lib/core/csv';
import { assignmentAsked } from '@/lib/surveys/model/snapshot';
import { findSnapshot } from '@/lib/surveys/queries/results';
import { snapshotSheet } from '@/lib/surveys/render/snapshot-sheet';
import { csvType, resultsFile } from '../results-file';

/** The figures of a snapshot as CSV; `?regions=spread` and `?of=states` as on its page. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  return resultsFile(request, slug, async ({ scope, number, locale, query }) => {
    const snapshot = await findSnapshot(scope, number, assignmentAsked(query.get('regions')));
    if (!snapshot) return null;
    const isOfStates = query.get('of') === 'states';
    const rows = snapshotSheet(snapshot, { locale, meeting: scope.meeting, isOfStates });
    if (!rows) return null;
    const name = `survey-results-${snapshot.number}${isOfStates ? '-states' : ''}.csv`;
    return { name, type: csvType, body: toCsv(rows) };
  });
}
