'use server';

import { formAction } from '@/lib/core/action';
import {
  addIssueDefinition,
  addSpeakerDefinition,
  answerFloorDefinition,
  askFloorDefinition,
  assignDefinition,
  formGroupsDefinition,
  placePartyDefinition,
  recordPointDefinition,
  releaseDefinition,
  runIssueDefinition,
  sendFigureDefinition,
  setRoomDefinition,
  stepSpeakerDefinition,
} from './definitions';

export const formGroupsAction = formAction(formGroupsDefinition, ({ meeting }) => `/manage/${meeting}/groups`);
export const assignAction = formAction(assignDefinition);
export const releaseAction = formAction(releaseDefinition);
export const setRoomAction = formAction(setRoomDefinition);
export const addIssueAction = formAction(addIssueDefinition);
export const recordPointAction = formAction(recordPointDefinition);
export const sendFigureAction = formAction(sendFigureDefinition);
export const addSpeakerAction = formAction(addSpeakerDefinition);
export const askFloorAction = formAction(askFloorDefinition);
export const answerFloorAction = formAction(answerFloorDefinition);
export const stepSpeakerAction = formAction(stepSpeakerDefinition);
export const runIssueAction = formAction(runIssueDefinition);
export const placePartyAction = formAction(placePartyDefinition);
