import type { Definition } from '@/lib/core/execute';
import { addAddressee } from './add-addressee';
import { createInvitation } from './create-invitation';
import { discardMailing } from './discard-mailing';
import { draftInvitations } from './draft-invitations';
import { editInvitation } from './edit-invitation';
import { editLetterhead } from './edit-letterhead';
import { postponeInvitation } from './postpone-invitation';
import { prepareMailing } from './prepare-mailing';
import { removeAddressee } from './remove-addressee';
import { revokeInvitation } from './revoke-invitation';
import {
  addAddresseeSchema,
  addresseeSchema,
  createInvitationSchema,
  draftInvitationsSchema,
  editInvitationSchema,
  editLetterheadSchema,
  mailingSchema,
  postponeInvitationSchema,
  prepareMailingSchema,
  revokeInvitationSchema,
  sendMailingSchema,
} from './schema';
import { sendMailing } from './send-mailing';

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

export const draftInvitationsDefinition: Definition<'meeting', typeof draftInvitationsSchema, { drafted: number }> = {
  name: 'invitation.draft',
  permission: 'invitation.create',
  scope: 'meeting',
  input: draftInvitationsSchema,
  verb: draftInvitations,
};

export const editInvitationDefinition: Definition<'meeting', typeof editInvitationSchema, null> = {
  name: 'invitation.edit',
  permission: 'invitation.create',
  scope: 'meeting',
  input: editInvitationSchema,
  verb: editInvitation,
};

export const postponeInvitationDefinition: Definition<'meeting', typeof postponeInvitationSchema, null> = {
  name: 'invitation.postpone',
  permission: 'invitation.create',
  scope: 'meeting',
  input: postponeInvitationSchema,
  verb: postponeInvitation,
};

export const addAddresseeDefinition: Definition<'meeting', typeof addAddresseeSchema, null> = {
  name: 'invitation.address',
  permission: 'invitation.create',
  scope: 'meeting',
  input: addAddresseeSchema,
  verb: addAddressee,
};

export const removeAddresseeDefinition: Definition<'meeting', typeof addresseeSchema, null> = {
  name: 'invitation.unaddress',
  permission: 'invitation.create',
  scope: 'meeting',
  input: addresseeSchema,
  verb: removeAddressee,
};

export const prepareMailingDefinition: Definition<'meeting', typeof prepareMailingSchema, { mailingId: string }> = {
  name: 'mailing.prepare',
  permission: 'invitation.send',
  scope: 'meeting',
  input: prepareMailingSchema,
  verb: prepareMailing,
};

export const sendMailingDefinition: Definition<
  'meeting',
  typeof sendMailingSchema,
  { mailingId: string; messages: number }
> = {
  name: 'mailing.send',
  permission: 'invitation.send',
  scope: 'meeting',
  input: sendMailingSchema,
  verb: sendMailing,
};

export const discardMailingDefinition: Definition<'meeting', typeof mailingSchema, null> = {
  name: 'mailing.discard',
  permission: 'invitation.send',
  scope: 'meeting',
  input: mailingSchema,
  verb: discardMailing,
};

export const revokeInvitationDefinition: Definition<'meeting', typeof revokeInvitationSchema, null> = {
  name: 'invitation.revoke',
  permission: 'invitation.revoke',
  scope: 'meeting',
  input: revokeInvitationSchema,
  verb: revokeInvitation,
};

export const editLetterheadDefinition: Definition<'meeting', typeof editLetterheadSchema, null> = {
  name: 'meeting.letterhead',
  permission: 'meeting.edit',
  scope: 'meeting',
  input: editLetterheadSchema,
  verb: editLetterhead,
};
