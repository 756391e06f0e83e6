import type { Definition } from '@/lib/core/execute';
import { addDocument } from './add-document';
import { addFile } from './add-file';
import { editDocument } from './edit-document';
import { addDocumentSchema, addFileSchema, editDocumentSchema, withdrawDocumentSchema } from './schema';
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
