import { certainlyOverlap, covers, earliest, latest, type Period } from '@/lib/directory/model/partial-day';

/**
 * The terms that hold on a day (`YYYY-MM-DD`), in their order: those with a beginning that can include it, a year alone being all
 * its days. Of two who handed over on a day that no source gives, the one who took over holds; the same years mean together.
 */
export function chairsOn<Term extends Period>(terms: readonly Term[], day: string): Term[] {
  // A term without a beginning may be of any time: the sources name such chairs as earlier ones, or as ones to come.
  const possible = terms.filter((term) => term.since !== null && covers(term, day));
  return possible.filter((term) => !possible.some((other) => hasHandedOver(term, other, day)));
}

/** Whether a term may have ended before the day, and the other follows it. */
function hasHandedOver(term: Period, other: Period, day: string): boolean {
  const mayHaveEnded = term.until !== null && earliest(term.until) < day;
  return mayHaveEnded && orderOf(other) > orderOf(term) && !certainlyOverlap(term, other);
}

/** By their beginning; of two that begin in the same year, the one that ends first came first. */
const orderOf = ({ since, until }: Period) =>
  `${since === null ? '' : earliest(since)} ${until === null ? '9999' : latest(until)}`;
