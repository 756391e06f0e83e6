'use server';

import { formAction } from '@/lib/core/action';
import {
  acceptCorrectionDefinition,
  answerCorrectionDefinition,
  proposeCorrectionDefinition,
  withdrawCorrectionDefinition,
} from './definitions';

export const proposeCorrectionAction = formAction(
  proposeCorrectionDefinition,
  ({ value, meeting }) => `/meetings/${meeting ?? ''}/directory?of=${value.party}#correction-${value.correction}`,
  undefined,
  { shows: true },
);

export const withdrawCorrectionAction = formAction(
  withdrawCorrectionDefinition,
  ({ value, meeting }) => `/meetings/${meeting ?? ''}/directory?of=${value.party}#correction-${value.correction}`,
);

export const acceptCorrectionAction = formAction(
  acceptCorrectionDefinition,
  ({ value }) => `/admin/corrections/${value.correction}`,
  undefined,
  { shows: true },
);

export const answerCorrectionAction = formAction(
  answerCorrectionDefinition,
  ({ value }) => `/admin/corrections/${value.correction}`,
  undefined,
  { shows: true },
);
