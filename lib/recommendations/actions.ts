'use server';

import { formAction } from '@/lib/core/action';
import {
  agreeDefinition,
  askGroupsDefinition,
  carrySinglyDefinition,
  concurDefinition,
  disposeDefinition,
  draftDefinition,
  draftGeneralDefinition,
  judgeDefinition,
  markReadyDefinition,
  recallDefinition,
  reopenDefinition,
  reopenGeneralDefinition,
  replyDefinition,
  restoreGeneralDefinition,
  returnDefinition,
  reviewDefinition,
  reviseDefinition,
  reviseGeneralDefinition,
  submitDefinition,
  takeBackDefinition,
  translateDefinition,
  undoDisposalDefinition,
  withdrawDefinition,
  withdrawGeneralDefinition,
  type Revised,
} from './definitions';

export const draftAction = formAction(
  draftDefinition,
  ({ value, meeting }) => `/meetings/${meeting}/recommendations/${value.recommendation}`,
);
/** A refused save comes back with the text as it is now; a saved one says from which revision the form goes on. */
const goesOn = {
  shows: true,
  tells: ({ revision, number, isJoined }: Revised) => ({ revision, number, isJoined: isJoined ? 1 : 0 }),
};
export const reviseAction = formAction(reviseDefinition, undefined, undefined, goesOn);
export const reviewAction = formAction(reviewDefinition);
export const agreeAction = formAction(agreeDefinition);
export const returnAction = formAction(returnDefinition);
export const reopenAction = formAction(reopenDefinition);
export const takeBackAction = formAction(takeBackDefinition);
export const submitAction = formAction(submitDefinition);
export const withdrawAction = formAction(withdrawDefinition);
export const translateAction = formAction(translateDefinition);
export const carrySinglyAction = formAction(carrySinglyDefinition);
export const draftGeneralAction = formAction(
  draftGeneralDefinition,
  ({ value, meeting }) => `/manage/${meeting}/recommendations?general=${value.recommendation}`,
);
export const reviseGeneralAction = formAction(reviseGeneralDefinition, undefined, undefined, goesOn);
export const judgeAction = formAction(judgeDefinition);
export const disposeAction = formAction(disposeDefinition);
export const undoDisposalAction = formAction(undoDisposalDefinition);
export const markReadyAction = formAction(markReadyDefinition);
export const reopenGeneralAction = formAction(reopenGeneralDefinition);
export const withdrawGeneralAction = formAction(withdrawGeneralDefinition);
export const restoreGeneralAction = formAction(restoreGeneralDefinition);
export const askGroupsAction = formAction(askGroupsDefinition);
export const recallAction = formAction(recallDefinition);
export const concurAction = formAction(concurDefinition);
export const replyAction = formAction(replyDefinition);
