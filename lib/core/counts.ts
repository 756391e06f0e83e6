import { within } from './within';

/**
 * The transactions that counted an allowance and wrote nothing else: nobody is shown what they wrote, so that what is kept
 * ready for everybody stands although they ended.
 */
type Counts = { known: Set<number>; underWay: Set<Promise<unknown>> };

/** One per process, whichever copy of this file a build made asks. */
const holder = globalThis as { parleyCounts?: Counts };
const counts: Counts = (holder.parleyCounts ??= { known: new Set(), underWay: new Set() });

/** Milliseconds for which a count under way is waited for. */
const patient = 100;
/** They are asked about soon after they ended. */
const mostKnown = 2_000;

/** Notes a count: `counting` gives the number of its transaction once it has ended. */
export function noteCount(counting: Promise<string | undefined>): void {
  const noted = counting
    .then(
      (transaction) => transaction !== undefined && counts.known.add(Number(transaction)),
      // Whether it ended and how is not known: it is taken for an edit.
      () => undefined,
    )
    .finally(() => {
      counts.underWay.delete(noted);
      for (const oldest of counts.known) {
        if (counts.known.size <= mostKnown) break;
        counts.known.delete(oldest);
      }
    });
  counts.underWay.add(noted);
}

/** Whether all these transactions are counts of this process. One may have ended before its number is known here: it is waited for. */
export async function areCounts(transactions: readonly number[]): Promise<boolean> {
  const areKnown = () => transactions.every((one) => counts.known.has(one));
  if (areKnown()) return true;
  await within(patient, Promise.all(counts.underWay));
  return areKnown();
}
