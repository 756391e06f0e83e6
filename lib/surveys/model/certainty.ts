/** How sure the order towards the next theme is; `noNext`: of the last theme that has a rank. */
export type Certainty = 'certain' | 'couldChange' | 'noNext';

/** What a ranked list says of a theme's order towards the next one; null where that is not shown, or where nothing has a rank. */
export function certaintyOf(
  { isCertainBeforeNext, rank }: { isCertainBeforeNext: boolean | null; rank: number | null },
  isLast: boolean,
): Certainty | null {
  if (isCertainBeforeNext !== null) return isCertainBeforeNext ? 'certain' : 'couldChange';
  return isLast && rank !== null ? 'noNext' : null;
}
