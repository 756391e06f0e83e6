import type { Permission } from '@/lib/auth/permissions';
import type { InvitationStatus, MeetingPhase } from '@/lib/core/prisma/enums';

/** An allowed change of an invitation's state and who may make it. */
export type InvitationTransition = { from: InvitationStatus; to: InvitationStatus; permission: Permission };

/** The whole machine of an invitation. A revoked or declined invitation can be sent or taken up again; the party's places were kept. */
export const invitationTransitions: readonly InvitationTransition[] = [
  { from: 'DRAFT', to: 'SENT', permission: 'invitation.send' },
  { from: 'REVOKED', to: 'SENT', permission: 'invitation.send' },
  { from: 'SENT', to: 'ACCEPTED', permission: 'invitation.answer' },
  { from: 'SENT', to: 'DECLINED', permission: 'invitation.answer' },
  { from: 'ACCEPTED', to: 'DECLINED', permission: 'invitation.answer' },
  { from: 'DECLINED', to: 'ACCEPTED', permission: 'invitation.answer' },
  { from: 'DRAFT', to: 'REVOKED', permission: 'invitation.revoke' },
  { from: 'SENT', to: 'REVOKED', permission: 'invitation.revoke' },
  { from: 'ACCEPTED', to: 'REVOKED', permission: 'invitation.revoke' },
  { from: 'DECLINED', to: 'REVOKED', permission: 'invitation.revoke' },
];

/** Whether an invitation may go from one state to the other at all. */
export function mayMoveInvitation(from: InvitationStatus, to: InvitationStatus): boolean {
  return invitationTransitions.some((step) => step.from === from && step.to === to);
}

/** The states from which `to` can be reached: the guard of the conditional UPDATE. */
export function statesBefore(to: InvitationStatus): InvitationStatus[] {
  return invitationTransitions.filter((step) => step.to === to).map((step) => step.from);
}

/** A party that has sent its regrets, or whose invitation is withdrawn, may have nobody named: those people are withdrawn first, one by one. */
export function needsNobodyNamed(to: InvitationStatus): boolean {
  return to === 'DECLINED' || to === 'REVOKED';
}

/** Whether the invitation is with the party, so that its mail can be sent again. */
export function canResend(status: InvitationStatus): boolean {
  return status === 'SENT' || status === 'ACCEPTED' || status === 'DECLINED';
}

/** When delegations may name people and answer: the meeting's registration window. */
export type RegistrationWindow = {
  phase: MeetingPhase;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
};

/** Whether this reader may still register people: delegations within the window, the secretariat until the meeting is closed. */
export function isOpenFor(meeting: RegistrationWindow, reader: { isSecretariat: boolean }, now: Date): boolean {
  return reader.isSecretariat ? meeting.phase !== 'CLOSED' : isRegistrationOpen(meeting, now);
}

/** Whether delegations may register now. An end that is not set is open; a closed meeting is closed. */
export function isRegistrationOpen(meeting: RegistrationWindow, now: Date): boolean {
  if (meeting.phase === 'CLOSED') return false;
  if (meeting.registrationOpensAt && now < meeting.registrationOpensAt) return false;
  return !meeting.registrationClosesAt || now < meeting.registrationClosesAt;
}
