'use server';

import { formAction } from '@/lib/core/action';
import {
  addDocumentDefinition,
  addFileDefinition,
  editDocumentDefinition,
  withdrawDocumentDefinition,
} from './definitions';

const toDocument = ({ meeting, value }: { meeting: string | null; value: { id: string } }) =>
  `/manage/${meeting ?? ''}/documents/${value.id}`;

export const addDocumentAction = formAction(addDocumentDefinition, toDocument);
export const editDocumentAction = formAction(editDocumentDefinition, toDocument, undefined, { shows: true });
export const addFileAction = formAction(addFileDefinition, toDocument);
export const withdrawDocumentAction = formAction(withdrawDocumentDefinition, toDocument);
