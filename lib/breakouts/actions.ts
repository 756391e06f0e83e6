'use server';

import { formAction } from '@/lib/core/action';
import {
  addIssueDefinition,
  assignDefinition,
  formGroupsDefinition,
  recordPointDefinition,
  releaseDefinition,
  sendFigureDefinition,
  setRoomDefinition,
} from './definitions';

export const formGroupsAction = formAction(formGroupsDefinition, ({ meeting }) => `/manage/${meeting}/groups`);
export const assignAction = formAction(assignDefinition);
export const releaseAction = formAction(releaseDefinition);
export const setRoomAction = formAction(setRoomDefinition);
export const addIssueAction = formAction(addIssueDefinition);
export const recordPointAction = formAction(recordPointDefinition);
export const sendFigureAction = formAction(sendFigureDefinition);
