'use server';

import { formAction } from '@/lib/core/action';
import { getLocale } from '@/lib/i18n/words';
import {
  addRemarkDefinition,
  answerOfferDefinition,
  correctDefinition,
  decideChangeDefinition,
  decideDefinition,
  decideMatchingDefinition,
  mergePersonsDefinition,
  nominateDefinition,
  removeViewDefinition,
  saveViewDefinition,
  submitDefinition,
  substituteDefinition,
  unmergeDefinition,
  waitAgainDefinition,
  withdrawDefinition,
} from './definitions';

export const nominateAction = formAction(nominateDefinition);
export const substituteAction = formAction(substituteDefinition);
/** The language of the notice agreed to is that of the page, never a field of the form. */
const shownIn = async () => ({ shownIn: await getLocale() });
export const submitAction = formAction(submitDefinition, undefined, shownIn, { refreshes: 'later' });
export const withdrawAction = formAction(withdrawDefinition);
export const decideAction = formAction(decideDefinition);
/** The same from the page that says what will be done: back to the list, which says how many it were. */
export const decideTickedAction = formAction(
  decideDefinition,
  ({ value, meeting }) => `/manage/${meeting ?? ''}/registrations?decided=${value.decided}`,
);
/** One chunk of those that match; its page says how far it is and goes on. */
export const decideMatchingAction = formAction(decideMatchingDefinition);
export const correctAction = formAction(correctDefinition);
export const decideChangeAction = formAction(decideChangeDefinition);
export const addRemarkAction = formAction(addRemarkDefinition);
export const mergePersonsAction = formAction(
  mergePersonsDefinition,
  ({ meeting }) => `/manage/${meeting ?? ''}/registrations/duplicates`,
);
export const unmergeAction = formAction(unmergeDefinition);
export const saveViewAction = formAction(saveViewDefinition);
export const removeViewAction = formAction(removeViewDefinition);
export const answerOfferAction = formAction(answerOfferDefinition);
export const waitAgainAction = formAction(waitAgainDefinition);
