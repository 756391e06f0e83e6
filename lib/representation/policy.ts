import type { InvitationStatus } from '@/lib/core/prisma/enums';

/** Most assistants of one person: more mailboxes than that are not help but a leak. */
export const mostAssistants = 5;

/** Whether a letter of nomination can be handed in: it may come with the answer, and after the closing date too. */
export function takesLetter(invitation: InvitationStatus): boolean {
  return invitation === 'SENT' || invitation === 'ACCEPTED';
}

/** Whether places can be arranged: a party that has sent its regrets has none to arrange. */
export function takesPart(invitation: InvitationStatus): boolean {
  return invitation === 'ACCEPTED';
}
