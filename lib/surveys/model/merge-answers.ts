import { canonicalJson } from '@/lib/core/canonical';
import type { SurveyAnswer } from '../schema';

/** What somebody says about an answer that a colleague has changed meanwhile: nothing yet, mine counts, or theirs does. */
export type Choice = 'ask' | 'mine' | 'theirs';

/** One answer as it was posted, beside what is stored. Revisions count from 1; 0 is before the first. */
export type Meeting = {
  typed: SurveyAnswer | null;
  stored: SurveyAnswer | null;
  /** Revision of what is stored now. */
  revision: number;
  /** Revision that the writer had before them, and the answer it held. */
  seen: number;
  atSeen: SurveyAnswer | null;
  /** Said where both texts were shown; the writer has then seen the revision posted with it. */
  choice?: Choice | undefined;
  /** The answer is sealed by this: then nothing counts that its writer has not seen. */
  isSealed?: boolean | undefined;
};

/** Whether two answers store the same. */
export const isSameAnswer = (one: SurveyAnswer | null, other: SurveyAnswer | null): boolean =>
  canonicalJson(one) === canonicalJson(other);

/**
 * What happens to an answer that is posted: it is written; what is stored is kept, because it is the same, was not touched
 * by the writer, or is preferred by them; or both texts have to be shown, because two people have changed it, or because it
 * is to be sealed by somebody who has read another one.
 */
export function mergeAnswer({
  typed,
  stored,
  revision,
  seen,
  atSeen,
  choice,
  isSealed = false,
}: Meeting): 'write' | 'keep' | 'conflict' {
  if (isSameAnswer(typed, stored) || choice === 'theirs') return 'keep';
  if (choice === 'ask') return 'conflict';
  if (seen === revision) return 'write';
  return !isSealed && choice === undefined && isSameAnswer(typed, atSeen) ? 'keep' : 'conflict';
}
