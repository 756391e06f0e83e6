import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';

/**
 * What somebody reads of the documents of a meeting. The secretariat reads all; everybody else what is out (no embargo holds, a file
 * is there) and open to them: to the public, to those in the meeting, to the members of a group.
 */
export type Reading = {
  isSecretariat: boolean;
  isInMeeting: boolean;
  /** Groups whose facilitator or rapporteur one is. */
  groupIds: string[];
  /** Delegations one belongs to: those of a group's parties are its members. */
  delegationIds: string[];
};

/** The reading of whoever entered a meeting. */
export function readingOf(scope: MeetingScope): Reading {
  const held = scope.grants.filter(({ assistant }) => !assistant);
  return {
    isSecretariat: can(scope, 'document.manage'),
    isInMeeting: can(scope, 'document.read-inside'),
    groupIds: held.flatMap(({ role, groupId }) =>
      groupId && (role === 'FACILITATOR' || role === 'RAPPORTEUR') ? [groupId] : [],
    ),
    delegationIds: held.flatMap(({ role, delegationId }) =>
      delegationId && (role === 'FOCAL_POINT' || role === 'DELEGATE') ? [delegationId] : [],
    ),
  };
}

/** The same without what is the secretariat's alone: for what others see over one's shoulder, or hold in one's place. */
export function readingInTheOpen(scope: MeetingScope): Reading {
  return { ...readingOf(scope), isSecretariat: false };
}

/** What everybody reads, whoever is signed in where it is shown: for what stands at a door. */
export const publicReading: Reading = { isSecretariat: false, isInMeeting: false, groupIds: [], delegationIds: [] };
