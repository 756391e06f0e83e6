import type { ProgressStatus } from '@/lib/core/prisma/enums';

/** Where a commitment stands as the public reads it: what was reported, or that nothing was. */
export const commitmentStates = ['DONE', 'UNDER_WAY', 'NOT_STARTED', 'DROPPED', 'NOT_REPORTED'] as const;
export type CommitmentState = (typeof commitmentStates)[number];

/** What the owners of a commitment have said, one entry an owner; null = nothing that was accepted. */
export type OwnerState = ProgressStatus | null;

/**
 * Where a commitment stands when several parties carry it out. No longer pursued only when all say so; done when all say so
 * that still pursue it; begun as soon as one has begun, or has done its part; where nobody has begun, not started if anybody
 * has said anything, otherwise not reported.
 */
export function stateOf(owners: readonly OwnerState[]): CommitmentState {
  const said = owners.filter((state) => state !== null);
  if (said.length === 0) return 'NOT_REPORTED';
  const pursued = said.filter((state) => state !== 'DROPPED');
  if (pursued.length === 0) return said.length === owners.length ? 'DROPPED' : 'NOT_STARTED';
  const isWhole = said.length === owners.length;
  if (isWhole && pursued.every((state) => state === 'DONE')) return 'DONE';
  return pursued.some((state) => state !== 'NOT_STARTED') ? 'UNDER_WAY' : 'NOT_STARTED';
}

/** When a commitment is due, as it was laid down and as its recommendation says. Days as `YYYY-MM-DD`. */
export type DueFacts = {
  /** 0 before anything was laid down. */
  plan: number;
  dueOn: string | null;
  byNextMeeting: boolean;
  /** Of the recommendation: a day, or words. */
  dueBy?: string | null;
  /** When the next meeting begins, once it is known. */
  nextMeetingOn?: string | null;
};

/** When it is due: on a day, by the next meeting (whose day may not be known), in words, or not at all. */
export type DueTime =
  | { kind: 'day'; day: string }
  | { kind: 'next'; day: string | null }
  | { kind: 'words'; text: string }
  | { kind: 'none' };

/** When a commitment is due: what was laid down; without that the day or the words of its recommendation, which a plan without a day leaves standing. */
export function dueOf({ plan, dueOn, byNextMeeting, dueBy, nextMeetingOn }: DueFacts): DueTime {
  if (dueOn) return { kind: 'day', day: dueOn };
  if (byNextMeeting) return { kind: 'next', day: nextMeetingOn ?? null };
  if (!dueBy) return { kind: 'none' };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(dueBy)) return { kind: 'words', text: dueBy };
  return plan === 0 ? { kind: 'day', day: dueBy } : { kind: 'none' };
}

/** Whether its day has passed while it was still to be done; by the next meeting is until the day before it begins. */
export function isOverdue(due: DueTime, state: CommitmentState, today: string): boolean {
  if (state === 'DONE' || state === 'DROPPED') return false;
  if (due.kind === 'next') return due.day !== null && due.day <= today;
  return due.kind === 'day' && due.day < today;
}

/** How many commitments stand where. */
export type Tally = Record<CommitmentState, number>;

/** Counts by state. */
export function tally(states: readonly CommitmentState[]): Tally {
  const counts: Tally = { DONE: 0, UNDER_WAY: 0, NOT_STARTED: 0, DROPPED: 0, NOT_REPORTED: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}

/** A report as it counts over time: whose, of which commitment, and the day on which it was accepted (`YYYY-MM-DD`). */
export type AcceptedOn = { commitment: string; party: string; status: ProgressStatus; day: string };

/**
 * How many commitments stood where at the end of each of `days` (`YYYY-MM-DD`), with today's owners. `reports` in the order
 * in which they count: of one owner the later takes the place of the earlier.
 */
export function tallyOverTime(
  commitments: readonly { id: string; owners: readonly string[] }[],
  reports: readonly AcceptedOn[],
  days: readonly string[],
): { day: string; counts: Tally }[] {
  const keyOf = (commitment: string, party: string) => `${commitment} ${party}`;
  return days.map((day) => {
    const last = new Map(
      reports
        .filter((report) => report.day <= day)
        .map(({ commitment, party, status }) => [keyOf(commitment, party), status] as const),
    );
    return {
      day,
      counts: tally(
        commitments.map(({ id, owners }) => stateOf(owners.map((party) => last.get(keyOf(id, party)) ?? null))),
      ),
    };
  });
}

/**
 * Days at which to look back: the ends of half-years after `from` until nothing changed any more (the first end after
 * `lastChange`), at most `most` with `today`, which is the last. All as `YYYY-MM-DD`.
 */
export function halfYears(from: string, lastChange: string, today: string, most = 8): string[] {
  const ends: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(today.slice(0, 4)); year += 1)
    for (const end of [`${year}-06-30`, `${year}-12-31`]) if (end > from && end < today) ends.push(end);
  const settled = ends.findIndex((end) => end >= lastChange);
  return [...(settled < 0 ? ends : ends.slice(0, settled + 1)).slice(-(most - 1)), today];
}
