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
  { from: 'NOMINATED', to: 'DECLINED', permission: 'registration.decide' },
  { from: 'CONFIRMED', to: 'DECLINED', permission: 'registration.decide' },
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

/** The states from which `to` can be reached. */
export function statesBefore(to: RegistrationStatus): RegistrationStatus[] {
  return registrationTransitions.filter((step) => step.to === to).map((step) => step.from);
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

/** Names and functions as they stand in the list of participants: once that list counts on them, a change is asked for and not made. */
export const moderatedFields = ['courtesyTitle', 'givenName', 'surname', 'functionalTitle', 'institution'] as const;

export type ModeratedField = (typeof moderatedFields)[number];
/** Moderated fields with what they hold or shall hold. */
export type ModeratedValues = Partial<Record<ModeratedField, string | null>>;

/**
 * Whether a change to a moderated field waits for the secretariat: after confirmation, and after the freeze for whatever was
 * handed in before. A form handed in for the first time changes nothing that stood in a list.
 */
export function needsApproval(
  registration: { status: RegistrationStatus; submittedAt: Date | null },
  meeting: { freezesAt: Date | null },
  now: Date,
): boolean {
  if (registration.status === 'CONFIRMED') return true;
  return registration.submittedAt !== null && meeting.freezesAt !== null && now >= meeting.freezesAt;
}

/** The moderated fields that differ, with what is wished for; what is not mentioned stays. */
export function wishedChanges(current: ModeratedValues, wished: ModeratedValues): ModeratedValues {
  const differing = moderatedFields.filter(
    (field) => wished[field] !== undefined && (wished[field] ?? null) !== (current[field] ?? null),
  );
  return Object.fromEntries(differing.map((field) => [field, wished[field] ?? null]));
}

/** Until when an offered place is held: some hours, and never beyond the end of the meeting. */
export function offerExpiry(now: Date, meeting: { offerHours: number; endsOn: Date }): Date {
  const afterHours = now.getTime() + meeting.offerHours * 3_600_000;
  const end = meeting.endsOn.getTime() + 86_400_000;
  return new Date(Math.max(Math.min(afterHours, end), now.getTime()));
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
