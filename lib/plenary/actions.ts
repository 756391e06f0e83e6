'use server';

import { formAction } from '@/lib/core/action';
import {
  askFloorDefinition,
  breakSilenceDefinition,
  cancelSilenceDefinition,
  chooseLanguagesDefinition,
  clearDefinition,
  decideDefinition,
  endAmendmentDefinition,
  issueRecordDefinition,
  leaveListDefinition,
  openSilenceDefinition,
  orderDefinition,
  recordReservationDefinition,
  setItemDefinition,
  setRulesDefinition,
  showAmendmentDefinition,
  showDefinition,
  stepTurnDefinition,
  tableAmendmentDefinition,
  takeAmendmentDefinition,
  takeScreenDefinition,
  translateAmendmentDefinition,
  withdrawAmendmentDefinition,
  withdrawReservationDefinition,
} from './definitions';

export const orderAction = formAction(orderDefinition);
export const setItemAction = formAction(setItemDefinition);
export const setRulesAction = formAction(setRulesDefinition);
export const takeScreenAction = formAction(takeScreenDefinition);
export const chooseLanguagesAction = formAction(chooseLanguagesDefinition);
export const showAction = formAction(showDefinition);
export const showAmendmentAction = formAction(showAmendmentDefinition);
export const clearAction = formAction(clearDefinition);
export const decideAction = formAction(decideDefinition);
export const tableAmendmentAction = formAction(tableAmendmentDefinition);
export const withdrawAmendmentAction = formAction(withdrawAmendmentDefinition);
export const translateAmendmentAction = formAction(translateAmendmentDefinition);
export const takeAmendmentAction = formAction(
  takeAmendmentDefinition,
  ({ meeting }) => `/manage/${meeting ?? ''}/plenary`,
  undefined,
  { shows: true },
);
export const endAmendmentAction = formAction(endAmendmentDefinition);
export const askFloorAction = formAction(askFloorDefinition);
export const leaveListAction = formAction(leaveListDefinition);
export const stepTurnAction = formAction(stepTurnDefinition);
export const breakSilenceAction = formAction(breakSilenceDefinition);
export const cancelSilenceAction = formAction(cancelSilenceDefinition);
export const openSilenceAction = formAction(openSilenceDefinition);
export const recordReservationAction = formAction(recordReservationDefinition);
export const withdrawReservationAction = formAction(withdrawReservationDefinition);
export const issueRecordAction = formAction(issueRecordDefinition);
