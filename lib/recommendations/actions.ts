'use server';

import { formAction } from '@/lib/core/action';
import {
  agreeDefinition,
  carrySinglyDefinition,
  disposeDefinition,
  draftDefinition,
  draftGeneralDefinition,
  markReadyDefinition,
  reviewDefinition,
  reviseDefinition,
  reviseGeneralDefinition,
  submitDefinition,
  translateDefinition,
  withdrawDefinition,
} from './definitions';

export const draftAction = formAction(
  draftDefinition,
  ({ value, meeting }) => `/meetings/${meeting}/recommendations/${value.recommendation}`,
);
export const reviseAction = formAction(reviseDefinition);
export const reviewAction = formAction(reviewDefinition);
export const agreeAction = formAction(agreeDefinition);
export const submitAction = formAction(submitDefinition);
export const withdrawAction = formAction(withdrawDefinition);
export const translateAction = formAction(translateDefinition);
export const carrySinglyAction = formAction(carrySinglyDefinition);
export const draftGeneralAction = formAction(
  draftGeneralDefinition,
  ({ value, meeting }) => `/manage/${meeting}/recommendations?general=${value.recommendation}`,
);
export const reviseGeneralAction = formAction(reviseGeneralDefinition);
export const disposeAction = formAction(disposeDefinition);
export const markReadyAction = formAction(markReadyDefinition);
