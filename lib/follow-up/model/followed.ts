import type { AcceptedReport, FollowedCommitment, Owner } from '../read-commitments';
import { dueOf, isOverdue, stateOf, tally, tallyOverTime, type CommitmentState, type Tally } from './progress';

/** An owner of a commitment with its last accepted report, if there is one. */
export type OwnerReport = { owner: Owner; report: AcceptedReport | null };

/** A commitment with where it stands. */
export type Followed = FollowedCommitment & { state: CommitmentState; isLate: boolean; said: OwnerReport[] };

/** Where each commitment stands on `today` (`YYYY-MM-DD`). Reports of parties that are no owner any more do not count. */
export function follow(commitments: readonly FollowedCommitment[], today: string): Followed[] {
  return commitments.map((commitment) => {
    const said = commitment.owners.map((owner) => ({
      owner,
      report: commitment.reports.findLast(({ party }) => party === owner.id) ?? null,
    }));
    const state = stateOf(said.map(({ report }) => report?.status ?? null));
    return { ...commitment, said, state, isLate: isOverdue(dueOf(commitment), state, today) };
  });
}

/** Regions of a commitment: those of its owners. One whose owners belong to none stands under `global`; without owners under none. */
export function regionsOf({ owners }: Pick<FollowedCommitment, 'owners'>): string[] {
  return [...new Set(owners.flatMap(({ regions }) => (regions.length > 0 ? regions : ['global'])))];
}

/** What to show: any may be missing. */
export type Wanted = {
  state?: CommitmentState | undefined;
  region?: string | undefined;
  theme?: string | undefined;
  /** Code of an owner. */
  party?: string | undefined;
};

/** Those that fit all that is wanted. */
export function select(commitments: readonly Followed[], { state, region, theme, party }: Wanted): Followed[] {
  return commitments.filter(
    (one) =>
      (!state || one.state === state) &&
      (!region || regionsOf(one).includes(region)) &&
      (!theme || one.themes.includes(theme)) &&
      (!party || one.owners.some(({ code }) => code === party)),
  );
}

/** One bar: a region or theme by its key, and how many commitments stand where. */
export type Bar = { key: string; counts: Tally; total: number };

/** Counts under each of `keys`; a commitment stands under every key it has, so that the bars add up to more than there are. */
export function tallyBy(
  commitments: readonly Followed[],
  keys: readonly string[],
  keysOf: (commitment: Followed) => readonly string[],
): Bar[] {
  return keys.map((key) => {
    const under = commitments.filter((one) => keysOf(one).includes(key));
    return { key, counts: tally(under.map(({ state }) => state)), total: under.length };
  });
}

/** How many stood where at the end of each day. */
export function historyOf(commitments: readonly FollowedCommitment[], days: readonly string[]): Bar[] {
  const reports = commitments.flatMap((commitment) =>
    commitment.reports.map(({ party, status, day }) => ({ commitment: commitment.id, party, status, day })),
  );
  const owned = commitments.map(({ id, owners }) => ({ id, owners: owners.map((owner) => owner.id) }));
  return tallyOverTime(owned, reports, days).map(({ day, counts }) => ({
    key: day,
    counts,
    total: commitments.length,
  }));
}
