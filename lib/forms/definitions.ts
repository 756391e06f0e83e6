import type { Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import { addItem } from './add-item';
import { arrangeItem } from './arrange-item';
import type { DraftChanged } from './change-draft';
import { createForm } from './create-form';
import { discardForm } from './discard-form';
import { editForm } from './edit-form';
import { editItem } from './edit-item';
import { publishForm } from './publish-form';
import { restoreField } from './restore-field';
import { saveAnswer } from './save-answer';
import { saveFile } from './save-file';
import { savePage, type PageSaved } from './save-page';
import {
  addItemSchema,
  arrangeItemSchema,
  createFormSchema,
  discardFormSchema,
  editFormSchema,
  editItemSchema,
  publishFormSchema,
  restoreFieldSchema,
  saveAnswerSchema,
  saveFileSchema,
  savePageSchema,
} from './schema';

/** Whose registration is answered for, read from the record; null for one of another meeting. */
async function onRegistration({ tx, scope }: Ctx, { registration }: { registration: string }): Promise<Target | null> {
  return tx.registration.findFirst({
    where: { id: registration, meetingId: scope.meeting.id },
    select: { delegationId: true, personId: true },
  });
}

const manage = { permission: 'form.manage', scope: 'meeting' } as const;
const answer = { permission: 'form.answer', scope: 'meeting', on: onRegistration } as const;

export const createFormDefinition: Definition<'meeting', typeof createFormSchema, { form: string; code: string }> = {
  name: 'form.create',
  ...manage,
  input: createFormSchema,
  verb: createForm,
};

export const editFormDefinition: Definition<'meeting', typeof editFormSchema, { code: string }> = {
  name: 'form.edit',
  ...manage,
  input: editFormSchema,
  verb: editForm,
};

export const discardFormDefinition: Definition<'meeting', typeof discardFormSchema, { code: string }> = {
  name: 'form.discard',
  ...manage,
  input: discardFormSchema,
  verb: discardForm,
};

export const addItemDefinition: Definition<'meeting', typeof addItemSchema, DraftChanged> = {
  name: 'form.add-item',
  ...manage,
  input: addItemSchema,
  verb: addItem,
};

export const editItemDefinition: Definition<'meeting', typeof editItemSchema, DraftChanged> = {
  name: 'form.edit-item',
  ...manage,
  input: editItemSchema,
  verb: editItem,
};

export const arrangeItemDefinition: Definition<'meeting', typeof arrangeItemSchema, DraftChanged> = {
  name: 'form.arrange-item',
  ...manage,
  input: arrangeItemSchema,
  verb: arrangeItem,
};

export const restoreFieldDefinition: Definition<'meeting', typeof restoreFieldSchema, DraftChanged> = {
  name: 'form.restore-field',
  ...manage,
  input: restoreFieldSchema,
  verb: restoreField,
};

export const publishFormDefinition: Definition<
  'meeting',
  typeof publishFormSchema,
  { code: string; number: number; sha256: string }
> = {
  name: 'form.publish',
  ...manage,
  input: publishFormSchema,
  verb: publishForm,
};

export const saveAnswerDefinition: Definition<'meeting', typeof saveAnswerSchema, { lockVersion: number }> = {
  name: 'form.save-answer',
  ...answer,
  input: saveAnswerSchema,
  verb: saveAnswer,
};

export const saveFileDefinition: Definition<'meeting', typeof saveFileSchema, { lockVersion: number }> = {
  name: 'form.save-file',
  ...answer,
  input: saveFileSchema,
  verb: saveFile,
};

export const savePageDefinition: Definition<'meeting', typeof savePageSchema, PageSaved> = {
  name: 'form.save-page',
  ...answer,
  input: savePageSchema,
  verb: savePage,
};
