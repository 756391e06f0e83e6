import type { Definition } from '@/lib/core/execute';
import { addSession } from './add-session';
import { editSession } from './edit-session';
import { moveSession } from './move-session';
import { publishAgenda } from './publish';
import { removeSession } from './remove-session';
import { addSessionSchema, editSessionSchema, moveSessionSchema, publishSchema, removeSessionSchema } from './schema';

export const publishDefinition: Definition<'meeting', typeof publishSchema, { number: number }> = {
  name: 'agenda.publish',
  permission: 'agenda.edit',
  scope: 'meeting',
  input: publishSchema,
  verb: publishAgenda,
};

export const addSessionDefinition: Definition<'meeting', typeof addSessionSchema, { code: string }> = {
  name: 'agenda.add-session',
  permission: 'agenda.edit',
  scope: 'meeting',
  input: addSessionSchema,
  verb: addSession,
};

export const editSessionDefinition: Definition<'meeting', typeof editSessionSchema, { code: string }> = {
  name: 'agenda.edit-session',
  permission: 'agenda.edit',
  scope: 'meeting',
  input: editSessionSchema,
  verb: editSession,
};

export const removeSessionDefinition: Definition<'meeting', typeof removeSessionSchema, null> = {
  name: 'agenda.remove-session',
  permission: 'agenda.edit',
  scope: 'meeting',
  input: removeSessionSchema,
  verb: removeSession,
};

export const moveSessionDefinition: Definition<'meeting', typeof moveSessionSchema, { code: string }> = {
  name: 'agenda.move-session',
  permission: 'agenda.edit',
  scope: 'meeting',
  input: moveSessionSchema,
  verb: moveSession,
};
