import type { DecisionOutcome, MeetingPhase, RecommendationStatus } from '@/lib/core/prisma/enums';

/** General recommendations that may stand on the plenary's list. */
export const plenaryStates = [
  'READY',
  'UNDER_REVIEW',
  'AMENDED',
  'ADOPTED',
  'WITH_RESERVATIONS',
  'AD_REFERENDUM',
  'DEFERRED',
  'NOT_ADOPTED',
] as const satisfies readonly RecommendationStatus[];

/** Whether delegations are put on the list of speakers: while the meeting is open. Page and verb both ask here. */
export function isFloorOpen(phase: MeetingPhase): boolean {
  return phase === 'OPEN';
}

/** States on which the Chair may still decide. */
export function isDecidable(status: RecommendationStatus): boolean {
  return ['READY', 'UNDER_REVIEW', 'AMENDED', 'DEFERRED'].includes(status);
}

/** States in which the plenary has not decided: those above, and one that was taken back into draft. */
export function isUndecided(status: RecommendationStatus): boolean {
  return isDecidable(status) || status === 'DRAFT' || status === 'CONCURRENCE';
}

/** Whether the last decision is where the item stands: one taken up again after a deferral waits for the next. */
export function isDecided(status: RecommendationStatus, decision: { outcome: DecisionOutcome } | null): boolean {
  return decision !== null && decision.outcome === status;
}

/** How a sitting stands: counts for the foot of the screen. */
export function standing(statuses: readonly RecommendationStatus[]): {
  adopted: number;
  deferred: number;
  notAdopted: number;
  toCome: number;
} {
  const count = (...wanted: RecommendationStatus[]) => statuses.filter((status) => wanted.includes(status)).length;
  return {
    adopted: count('ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM'),
    deferred: count('DEFERRED'),
    notAdopted: count('NOT_ADOPTED'),
    toCome: count('READY', 'UNDER_REVIEW', 'AMENDED'),
  };
}

/** Ids by their new place; equal places keep the order they had. */
export function inOrder(positions: Readonly<Record<string, number | undefined>>, before: readonly string[]): string[] {
  const earlier = (id: string) => (before.includes(id) ? before.indexOf(id) : before.length);
  return Object.entries(positions)
    .filter((entry): entry is [string, number] => entry[1] !== undefined)
    .toSorted(([a, first], [b, second]) => first - second || earlier(a) - earlier(b) || (a < b ? -1 : 1))
    .map(([id]) => id);
}

/** What comes after the item on the screen: the next in the order on which the Chair may still decide. */
export function nextOf<Item extends { id: string; position: number | null; status: RecommendationStatus }>(
  items: readonly Item[],
  current: Item | undefined,
): Item | undefined {
  return items.find(
    ({ id, position, status }) =>
      position !== null && id !== current?.id && isDecidable(status) && position > (current?.position ?? 0),
  );
}

/** Outcomes that bind: a delegation may reserve its position on them. */
export function isBinding(outcome: DecisionOutcome): boolean {
  return ['ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM'].includes(outcome);
}
