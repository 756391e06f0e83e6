import { openLinkSchema } from '@/lib/auth/schema';
import type { Definition } from '@/lib/core/execute';
import { answerInvitation } from './answer-invitation';
import { openLink } from './open-link';
import { answerInvitationSchema } from './schema';

export const answerInvitationDefinition: Definition<'meeting', typeof answerInvitationSchema, null> = {
  name: 'invitation.answer',
  permission: 'invitation.answer',
  scope: 'meeting',
  input: answerInvitationSchema,
  on: async ({ tx, scope }, { invitation }) => {
    const delegation = await tx.delegation.findFirst({
      where: { invitationId: invitation, meetingId: scope.meeting.id },
      select: { id: true },
    });
    return delegation && { delegationId: delegation.id };
  },
  verb: answerInvitation,
};

export const openLinkDefinition: Definition<'site', typeof openLinkSchema, { request: string }> = {
  name: 'link.open',
  permission: 'link.open',
  scope: 'site',
  input: openLinkSchema,
  verb: openLink,
};
