import { openLinkSchema } from '@/lib/auth/schema';
import type { Definition } from '@/lib/core/execute';
import { answerInvitation } from './answer-invitation';
import { createInvitation } from './create-invitation';
import { openLink } from './open-link';
import { resendInvitation } from './resend-invitation';
import { revokeInvitation } from './revoke-invitation';
import { answerInvitationSchema, createInvitationSchema, invitationSchema } from './schema';
import { sendInvitation } from './send-invitation';

export const createInvitationDefinition: Definition<
  'meeting',
  typeof createInvitationSchema,
  { invitationId: string }
> = {
  name: 'invitation.create',
  permission: 'invitation.create',
  scope: 'meeting',
  input: createInvitationSchema,
  verb: createInvitation,
};

export const sendInvitationDefinition: Definition<'meeting', typeof invitationSchema, { delegationId: string }> = {
  name: 'invitation.send',
  permission: 'invitation.send',
  scope: 'meeting',
  input: invitationSchema,
  verb: sendInvitation,
};

export const resendInvitationDefinition: Definition<'meeting', typeof invitationSchema, null> = {
  name: 'invitation.resend',
  permission: 'invitation.send',
  scope: 'meeting',
  input: invitationSchema,
  verb: resendInvitation,
};

export const revokeInvitationDefinition: Definition<'meeting', typeof invitationSchema, null> = {
  name: 'invitation.revoke',
  permission: 'invitation.revoke',
  scope: 'meeting',
  input: invitationSchema,
  verb: revokeInvitation,
};

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
