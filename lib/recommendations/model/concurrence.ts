import { sha256 } from '@/lib/core/canonical';
import type { ConcurrenceAnswer, Disposition } from '@/lib/core/prisma/enums';

/** A source of a general recommendation: the group it comes from, and when it was last said what became of it. */
export type AskedSource = { readonly groupId: string; readonly at: Date };

/**
 * What became of a group's sources, in one word that an answer names as read: 64 hexadecimal digits. Where a step on them is
 * undone it is again what it was, as the sources are.
 */
export function readingOf(sources: readonly { regionalId: string; disposition: Disposition; at: Date }[]): string {
  const read = sources.map(({ regionalId, disposition, at }) => `${regionalId} ${disposition} ${at.toISOString()}`);
  return sha256(read.toSorted().join('\n'));
}

/** What a group answered, on which hash; `isReplied`: the secretariat has answered in turn. */
export type Answered = {
  readonly groupId: string;
  readonly answer: ConcurrenceAnswer;
  readonly hash: string;
  readonly at: Date;
  readonly isReplied: boolean;
};

/** OPEN: nothing yet. STALE: the text, or what became of one of its sources, has changed since. */
export type GroupState = 'OPEN' | 'STALE' | ConcurrenceAnswer;

export type Standing<A extends Answered> = {
  readonly groupId: string;
  readonly state: GroupState;
  /** The newest answer, stale or not. */
  readonly last: A | null;
};

/**
 * Where each group stands whose recommendations are sources, in the order of the sources. An answer counts for exactly the
 * text it was given to, and as long as nothing else became of the group's sources meanwhile.
 * @param answers any order; those of groups that have no source left count for nothing
 * @param hash of the text as it stands
 */
export function standingsOf<A extends Answered>(
  sources: readonly AskedSource[],
  answers: readonly A[],
  hash: string,
): Standing<A>[] {
  const asked = new Map<string, number>();
  for (const { groupId, at } of sources) asked.set(groupId, Math.max(asked.get(groupId) ?? 0, at.getTime()));
  return [...asked].map(([groupId, disposedAt]) => {
    const own = answers.filter((answer) => answer.groupId === groupId);
    const last = own.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null;
    if (!last) return { groupId, state: 'OPEN', last };
    const isCurrent = last.hash === hash && last.at.getTime() >= disposedAt;
    return { groupId, state: isCurrent ? last.answer : 'STALE', last };
  });
}

/** When a group was last written to that its answer is awaited. */
export type Called = { readonly groupId: string; readonly at: Date };

/**
 * Groups to write to that their answer is awaited, or awaited anew: once after they were asked, and once after each answer
 * that no longer counts. What changes before they have answered, they read when they come.
 * @param askedAt when the groups were last asked
 */
export function callsDue<A extends Answered>(
  standings: readonly Standing<A>[],
  calls: readonly Called[],
  askedAt: Date,
): { groupId: string; isAnew: boolean }[] {
  return standings
    .filter(({ groupId, state, last }) => {
      const since = Math.max(askedAt.getTime(), last?.at.getTime() ?? 0);
      const called = calls.some((call) => call.groupId === groupId && call.at.getTime() >= since);
      return (state === 'OPEN' || state === 'STALE') && !called;
    })
    .map(({ groupId, state }) => ({ groupId, isAnew: state === 'STALE' }));
}

export type ConcurrenceCounts = {
  readonly asked: number;
  readonly concur: number;
  /** Current requests and objections, answered or not. */
  readonly asksChange: number;
  readonly objects: number;
  /** Still to answer, or to answer anew. */
  readonly open: number;
  /** Current requests and objections the secretariat has not answered. */
  readonly requestsOpen: number;
  readonly objectionsOpen: number;
};

/** How many groups stand where. */
export function countStandings(standings: readonly Standing<Answered>[]): ConcurrenceCounts {
  const count = (state: GroupState) => standings.filter((standing) => standing.state === state);
  const open = (state: GroupState) => count(state).filter(({ last }) => !last?.isReplied).length;
  return {
    asked: standings.length,
    concur: count('CONCURS').length,
    asksChange: count('ASKS_CHANGE').length,
    objects: count('OBJECTS').length,
    open: count('OPEN').length + count('STALE').length,
    requestsOpen: open('ASKS_CHANGE'),
    objectionsOpen: open('OBJECTS'),
  };
}
