'use server';

import { formAction } from '@/lib/core/action';
import {
  appointFocalPointDefinition,
  chooseHeadDefinition,
  dismissAssistantDefinition,
  fundSeatsDefinition,
  grantExceptionDefinition,
  keepSeatDefinition,
  moveSeatDefinition,
  nameAssistantDefinition,
  orderSeatsDefinition,
  releaseFocalPointDefinition,
  uploadLetterDefinition,
} from './definitions';

export const uploadLetterAction = formAction(uploadLetterDefinition);
export const chooseHeadAction = formAction(chooseHeadDefinition);
export const orderSeatsAction = formAction(orderSeatsDefinition);
export const moveSeatAction = formAction(moveSeatDefinition);
export const keepSeatAction = formAction(keepSeatDefinition);
export const grantExceptionAction = formAction(grantExceptionDefinition);
export const fundSeatsAction = formAction(fundSeatsDefinition);
export const appointFocalPointAction = formAction(appointFocalPointDefinition);
export const releaseFocalPointAction = formAction(releaseFocalPointDefinition);
export const nameAssistantAction = formAction(nameAssistantDefinition);
export const dismissAssistantAction = formAction(dismissAssistantDefinition);
