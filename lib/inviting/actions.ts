'use server';

import { formAction } from '@/lib/core/action';
import {
  addAddresseeDefinition,
  createInvitationDefinition,
  discardMailingDefinition,
  draftInvitationsDefinition,
  editInvitationDefinition,
  editLetterheadDefinition,
  postponeInvitationDefinition,
  prepareMailingDefinition,
  removeAddresseeDefinition,
  revokeInvitationDefinition,
  sendMailingDefinition,
} from './definitions';

export const createInvitationAction = formAction(
  createInvitationDefinition,
  ({ meeting }) => `/manage/${meeting}/invitations?status=DRAFT`,
);
export const draftInvitationsAction = formAction(
  draftInvitationsDefinition,
  ({ meeting }) => `/manage/${meeting}/invitations?status=DRAFT`,
);
export const editInvitationAction = formAction(editInvitationDefinition);
export const postponeInvitationAction = formAction(postponeInvitationDefinition);
export const addAddresseeAction = formAction(addAddresseeDefinition);
export const removeAddresseeAction = formAction(removeAddresseeDefinition);
export const prepareMailingAction = formAction(
  prepareMailingDefinition,
  ({ value, meeting }) => `/manage/${meeting}/invitations/mailings/${value.mailingId}`,
);
export const sendMailingAction = formAction(
  sendMailingDefinition,
  ({ value, meeting }) => `/manage/${meeting}/invitations/mailings/${value.mailingId}`,
  undefined,
  { shows: true },
);
export const discardMailingAction = formAction(
  discardMailingDefinition,
  ({ meeting }) => `/manage/${meeting}/invitations`,
);
export const revokeInvitationAction = formAction(revokeInvitationDefinition);
export const editLetterheadAction = formAction(editLetterheadDefinition);
