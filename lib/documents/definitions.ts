import type { Definition } from '@/lib/core/execute';
import { addDocument } from './add-document';
import { addFile } from './add-file';
import { editDocument } from './edit-document';
import { handInFile } from './hand-in-file';
import { inviteSpeaker } from './invite-speaker';
import { revokeLink } from './revoke-link';
import {
  addDocumentSchema,
  addFileSchema,
  editDocumentSchema,
  handInFileSchema,
  inviteSpeakerSchema,
  revokeLinkSchema,
  withdrawDocumentSchema,
} from './schema';
import { withdrawDocument } from './withdraw-document';

// Documents complete the record of a meeting that is over.

export const addDocumentDefinition: Definition<'meeting', typeof addDocumentSchema, { id: string }> = {
  name: 'document.add',
  permission: 'document.manage',
  scope: 'meeting',
  input: addDocumentSchema,
  evenWhenClosed: true,
  verb: addDocument,
};

export const editDocumentDefinition: Definition<'meeting', typeof editDocumentSchema, { id: string }> = {
  name: 'document.edit',
  permission: 'document.manage',
  scope: 'meeting',
  input: editDocumentSchema,
  evenWhenClosed: true,
  verb: editDocument,
};

export const addFileDefinition: Definition<'meeting', typeof addFileSchema, { id: string }> = {
  name: 'document.add-file',
  permission: 'document.manage',
  scope: 'meeting',
  input: addFileSchema,
  evenWhenClosed: true,
  verb: addFile,
};

export const withdrawDocumentDefinition: Definition<'meeting', typeof withdrawDocumentSchema, { id: string }> = {
  name: 'document.withdraw',
  permission: 'document.manage',
  scope: 'meeting',
  input: withdrawDocumentSchema,
  evenWhenClosed: true,
  verb: withdrawDocument,
};

export const inviteSpeakerDefinition: Definition<'meeting', typeof inviteSpeakerSchema, { id: string }> = {
  name: 'document.invite',
  permission: 'document.manage',
  scope: 'meeting',
  input: inviteSpeakerSchema,
  evenWhenClosed: true,
  verb: inviteSpeaker,
};

export const revokeLinkDefinition: Definition<'meeting', typeof revokeLinkSchema, { id: string }> = {
  name: 'document.revoke-link',
  permission: 'document.manage',
  scope: 'meeting',
  input: revokeLinkSchema,
  evenWhenClosed: true,
  verb: revokeLink,
};

export const handInFileDefinition: Definition<'meeting', typeof handInFileSchema, { revision: number }> = {
  name: 'document.hand-in',
  permission: 'document.hand-in',
  scope: 'meeting',
  input: handInFileSchema,
  evenWhenClosed: true,
  verb: handInFile,
};
