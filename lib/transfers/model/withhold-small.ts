/**
 * Counts as they may be printed for everybody: one of fewer than `least` people is withheld (null), and where it alone is
 * withheld in its division, so is the next smallest, because the rest would give it away. Zero is no count of people.
 */
export function withholdSmall(counts: readonly number[], least: number): (number | null)[] {
  const isSmall = (count: number) => count > 0 && count < least;
  const small = counts.filter(isSmall).length;
  const next = small === 1 ? Math.min(...counts.filter((count) => count >= least)) : null;
  const beside = next === null ? -1 : counts.indexOf(next);
  return counts.map((count, index) => (isSmall(count) || index === beside ? null : count));
}
