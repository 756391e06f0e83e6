import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { SurveyStatus } from '@/lib/core/prisma/enums';
import { questionsOf } from '../model/definition';
import { surveyResults, type SurveyResults, type SurveyResultsInput } from '../model/survey-results';
import { readAnswers, readStamp } from './read-answers';

/** A text somebody wrote, with the organisation that did; null where answers are anonymous. For the secretariat only. */
export type WrittenText = { question: string; party: string | null; text: string; language: string | null };

/** What was counted of some of those who were asked, with what they wrote; nothing of it is held back from anybody yet. */
export type CountedNow = {
  readonly results: SurveyResults;
  readonly submitted: number;
  readonly texts: readonly WrittenText[];
};

export type LiveCount = {
  readonly attributed: boolean;
  readonly status: SurveyStatus;
  readonly all: CountedNow;
  readonly states: CountedNow | null;
};

/** By survey: what was counted last, and the stamp of what it was counted from. A few surveys are open at a time. */
const known = new Map<string, { stamp: string; count: LiveCount }>();
const mostKept = 4;

/**
 * A survey's results as they are now, counted once for as long as nothing changes that they are computed from. One statement
 * where nothing has, and otherwise those of `readAnswers` and one more.
 */
export async function countNow(scope: MeetingScope, surveyId: string): Promise<LiveCount> {
  const stamp = await readStamp(db(), scope, surveyId);
  const last = known.get(surveyId);
  if (last?.stamp === stamp) return last.count;
  const { input, states, attributed, status } = await readAnswers(db(), scope, surveyId);
  const counted = (of: SurveyResultsInput): CountedNow => ({
    results: surveyResults(of),
    submitted: of.parties.filter(({ submission }) => submission !== null).length,
    texts: textsOf(of, attributed),
  });
  const count = { attributed, status, all: counted(input), states: states && counted(states.input) };
  // Somebody may have submitted between the two reads: what was counted is right, but not under this stamp.
  if ((await readStamp(db(), scope, surveyId)) === stamp) {
    known.delete(surveyId);
    known.set(surveyId, { stamp, count });
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  }
  return count;
}

/** Every text, also what was written beside "other"; of anonymous answers without the names, and in an order that does not tell them either. */
function textsOf({ parties, versions }: SurveyResultsInput, attributed: boolean): WrittenText[] {
  const written = new Set(
    [...versions.values()]
      .flatMap((definition) => questionsOf(definition))
      .flatMap(({ code, type }) => (type === 'TEXT' || type === 'LONG_TEXT' ? [code] : [])),
  );
  const texts = parties.flatMap(({ id, submission }) =>
    Object.entries(submission?.answers ?? {}).flatMap(([question, answer]): WrittenText[] => {
      const text = written.has(question) ? answer?.text : answer?.other;
      return text ? [{ question, party: attributed ? id : null, text, language: answer?.language ?? null }] : [];
    }),
  );
  return attributed ? texts : texts.toSorted((one, other) => (one.text < other.text ? -1 : 1));
}
