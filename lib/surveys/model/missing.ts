/** Why an invited organisation's answer to a question is not there. Kept apart, never imputed. */
export const MISSING_REASONS = [
  'silent',
  'skipped',
  'not_offered',
  'hidden',
  'dont_know',
  'no_consensus',
  'declined',
] as const;

/** `silent`: invited, no response at all. `hidden`: by the survey's own logic. The others are said by the organisation or the version. */
export type MissingReason = (typeof MISSING_REASONS)[number];

/** What a response can say instead of an answer; silence is the absence of a response. */
export type NonAnswer = Exclude<MissingReason, 'silent'>;

/** Organisations (heads) by reason; together with those that answered they are N. */
export type MissingCounts = Readonly<Record<MissingReason, number>>;

/** Counts reasons; every reason has a figure, if only 0. */
export function countMissing(reasons: readonly MissingReason[]): MissingCounts {
  const counts = { silent: 0, skipped: 0, not_offered: 0, hidden: 0, dont_know: 0, no_consensus: 0, declined: 0 };
  for (const reason of reasons) counts[reason] += 1;
  return counts;
}
