'use server';

import { formAction } from '@/lib/core/action';
import { discardSheetDefinition, saveSheetDefinition, uploadAnswersDefinition } from './definitions';

const surveyOf = (meeting: string | null, party: string) => `/meetings/${meeting ?? ''}/survey?party=${party}`;

export const uploadAnswersAction = formAction(
  uploadAnswersDefinition,
  ({ value, meeting }) => `/meetings/${meeting ?? ''}/survey/sheet/${value.sheet}`,
);
export const saveSheetAction = formAction(
  saveSheetDefinition,
  ({ value, meeting }) => `${surveyOf(meeting, value.party)}&sheet=saved`,
);
export const discardSheetAction = formAction(discardSheetDefinition, ({ value, meeting }) =>
  surveyOf(meeting, value.party),
);
