import type { Permission } from '@/lib/auth/permissions';
import type { Capacity, RegistrationStatus } from '@/lib/core/prisma/enums';

/** An allowed change of a registration's state and what it takes to make it. */
export type RegistrationTransition = { from: RegistrationStatus; to: RegistrationStatus; permission: Permission };

const withdrawn = (from: RegistrationStatus): RegistrationTransition => ({
  from,
  to: 'WITHDRAWN',
  permission: 'registration.withdraw',
});
const substituted = (from: RegistrationStatus): RegistrationTransition => ({
  from,
  to: 'SUBSTITUTED',
  permission: 'delegation.nominate',
});

/** The whole machine of a registration. What has ended stays ended: the person can be named anew. */
export const registrationTransitions: readonly RegistrationTransition[] = [
  { from: 'INVITED', to: 'NOMINATED', permission: 'delegation.nominate' },
  { from: 'NOMINATED', to: 'SUBMITTED', permission: 'registration.submit' },
  { from: 'SUBMITTED', to: 'CONFIRMED', permission: 'registration.decide' },
  { from: 'SUBMITTED', to: 'WAITLISTED', permission: 'registration.decide' },
  { from: 'SUBMITTED', to: 'DECLINED', permission: 'registration.decide' },
  { from: 'WAITLISTED', to: 'CONFIRMED', permission: 'registration.decide' },
  { from: 'WAITLISTED', to: 'DECLINED', permission: 'registration.decide' },
  withdrawn('NOMINATED'),
  withdrawn('SUBMITTED'),
  withdrawn('WAITLISTED'),
  withdrawn('CONFIRMED'),
  substituted('NOMINATED'),
  substituted('SUBMITTED'),
  substituted('WAITLISTED'),
  substituted('CONFIRMED'),
];

/** Whether a registration may go from one state to the other at all. */
export function mayMove(from: RegistrationStatus, to: RegistrationStatus): boolean {
  return registrationTransitions.some((step) => step.from === from && step.to === to);
}

/** States in which a registration holds its seat; the partial indexes of the first migrations ("rules") name the same. */
export const activeStatuses = [
  'INVITED',
  'NOMINATED',
  'SUBMITTED',
  'CONFIRMED',
  'WAITLISTED',
] as const satisfies readonly RegistrationStatus[];

/** Whether somebody in this state holds a seat of the delegation. */
export function isActive(status: RegistrationStatus): boolean {
  return activeStatuses.some((active) => active === status);
}

/** States the secretariat still has to decide on. */
export const openStatuses = ['SUBMITTED', 'WAITLISTED'] as const satisfies readonly RegistrationStatus[];

/** Whether the secretariat can still decide on it. */
export function isDecidable(status: RegistrationStatus): boolean {
  return openStatuses.some((open) => open === status);
}

/** Whether the answers of the form can (still) be given or corrected, the window being open. */
export function isEditable(status: RegistrationStatus): boolean {
  return isActive(status) && status !== 'INVITED';
}

/**
 * The seat for somebody newly named: the one asked for, and without a wish the first for a head of delegation and
 * the lowest other one for the rest. Undefined where the seat asked for has been taken meanwhile, or none is free.
 */
export function chooseSeat<S extends { id: string; rank: number }>(
  free: readonly S[],
  wish: { seat?: string | undefined; capacity: Capacity },
): S | undefined {
  if (wish.seat) return free.find(({ id }) => id === wish.seat);
  const byRank = [...free].sort((a, b) => a.rank - b.rank);
  return wish.capacity === 'HEAD' ? byRank[0] : (byRank.find(({ rank }) => rank > 1) ?? byRank[0]);
}
