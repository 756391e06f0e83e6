import type { MeetingScope } from '@/lib/auth/scope';
import { readLiveResultsWithin, type LiveResults } from '@/lib/surveys/queries/results';

/** Results as they are at this moment, however long the count takes. */
export async function readLiveResults(scope: MeetingScope, surveyId: string): Promise<LiveResults> {
  const { results } = await readLiveResultsWithin(scope, surveyId, 60_000);
  if (!results) throw new Error('the results were not counted');
  return results;
}
