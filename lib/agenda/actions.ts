'use server';

import { formAction } from '@/lib/core/action';
import {
  addSessionDefinition,
  closeFeedDefinition,
  editSessionDefinition,
  markSessionDefinition,
  moveSessionDefinition,
  openFeedDefinition,
  placeSessionDefinition,
  publishDefinition,
  removeSessionDefinition,
  takeBackDefinition,
} from './definitions';

type Done = { meeting: string | null };
const toAgenda = ({ meeting }: Done) => `/manage/${meeting ?? ''}/agenda`;
const toSession = ({ meeting, value }: Done & { value: { code: string } }) =>
  `/manage/${meeting ?? ''}/agenda#${value.code}`;

/** Refused as a conflict, it shows the draft as it is now, which is what pressing again publishes. */
export const publishAction = formAction(publishDefinition, (done) => `${toAgenda(done)}#published`, undefined, {
  shows: true,
});
export const addSessionAction = formAction(addSessionDefinition, toSession);
/** Refused as a conflict, it shows what somebody else has written beside what was typed. */
export const editSessionAction = formAction(editSessionDefinition, toSession, undefined, { shows: true });
export const moveSessionAction = formAction(moveSessionDefinition, toSession, undefined, { shows: true });
const toRooms = ({ meeting, value }: Done & { value: { code: string } }) =>
  `/manage/${meeting ?? ''}/agenda?view=rooms#${value.code}`;
export const placeSessionAction = formAction(placeSessionDefinition, toRooms, undefined, { shows: true });
export const takeBackAction = formAction(takeBackDefinition, toRooms, undefined, { shows: true });
export const removeSessionAction = formAction(removeSessionDefinition, toAgenda, undefined, { shows: true });

export const markSessionAction = formAction(markSessionDefinition);
export const openFeedAction = formAction(openFeedDefinition);
export const closeFeedAction = formAction(closeFeedDefinition);
