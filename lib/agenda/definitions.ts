import type { Definition } from '@/lib/core/execute';
import { addSession } from './add-session';
import { closeFeed } from './close-feed';
import { editSession } from './edit-session';
import { markSession } from './mark-session';
import { moveSession } from './move-session';
import { openFeed } from './open-feed';
import { placeSession } from './place-session';
import { publishAgenda } from './publish';
import { removeSession } from './remove-session';
import { takeBack } from './take-back';
import {
  addSessionSchema,
  editSessionSchema,
  feedSchema,
  markSessionSchema,
  moveSessionSchema,
  placeSessionSchema,
  publishSchema,
  removeSessionSchema,
  takeBackSchema,
} from './schema';

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

export const placeSessionDefinition: Definition<'meeting', typeof placeSessionSchema, { code: string }> = {
  name: 'agenda.place-session',
  permission: 'agenda.edit',
  scope: 'meeting',
  input: placeSessionSchema,
  verb: placeSession,
};

export const takeBackDefinition: Definition<'meeting', typeof takeBackSchema, { code: string }> = {
  name: 'agenda.take-back',
  permission: 'agenda.edit',
  scope: 'meeting',
  input: takeBackSchema,
  verb: takeBack,
};

/** Somebody's own agenda is theirs alone. */
const ofPerson = (_ctx: unknown, { person }: { person: string }) => Promise.resolve({ personId: person });

export const markSessionDefinition: Definition<'meeting', typeof markSessionSchema, null> = {
  name: 'agenda.mark-session',
  permission: 'agenda.keep',
  scope: 'meeting',
  input: markSessionSchema,
  on: ofPerson,
  verb: markSession,
};

export const openFeedDefinition: Definition<'meeting', typeof feedSchema, null> = {
  name: 'agenda.open-feed',
  permission: 'agenda.keep',
  scope: 'meeting',
  input: feedSchema,
  on: ofPerson,
  verb: openFeed,
};

export const closeFeedDefinition: Definition<'meeting', typeof feedSchema, null> = {
  name: 'agenda.close-feed',
  permission: 'agenda.keep',
  scope: 'meeting',
  input: feedSchema,
  evenWhenClosed: true,
  on: ofPerson,
  verb: closeFeed,
};
