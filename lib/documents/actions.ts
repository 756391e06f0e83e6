'use server';

import { readDocumentLinkToken } from '@/lib/auth/browser';
import { formAction } from '@/lib/core/action';
import {
  addDocumentDefinition,
  addFileDefinition,
  editDocumentDefinition,
  handInFileDefinition,
  inviteSpeakerDefinition,
  revokeLinkDefinition,
  withdrawDocumentDefinition,
} from './definitions';

const toDocument = ({ meeting, value }: { meeting: string | null; value: { id: string } }) =>
  `/manage/${meeting ?? ''}/documents/${value.id}`;

export const addDocumentAction = formAction(addDocumentDefinition, toDocument);
export const editDocumentAction = formAction(editDocumentDefinition, toDocument, undefined, { shows: true });
export const addFileAction = formAction(addFileDefinition, toDocument);
export const withdrawDocumentAction = formAction(withdrawDocumentDefinition, toDocument);
export const inviteSpeakerAction = formAction(inviteSpeakerDefinition, toDocument);
export const revokeLinkAction = formAction(revokeLinkDefinition, toDocument);

/** The token comes from the cookie of the clean redirect, never from the form. */
export const handInFileAction = formAction(
  handInFileDefinition,
  () => '/presentation?done=1',
  async () => ({ token: (await readDocumentLinkToken()) ?? '' }),
);
