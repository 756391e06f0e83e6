'use server';

import { formAction } from '@/lib/core/action';
import {
  approveErasureDefinition,
  changeConsentDefinition,
  decideErasureDefinition,
  enterAccessDefinition,
  enterDietDefinition,
  enterEmergencyContactDefinition,
  enterItineraryDefinition,
  enterTravelDocumentDefinition,
  enterVisaDefinition,
  removePhotoDefinition,
  removeSensitiveDefinition,
  requestErasureDefinition,
  setPassportScansDefinition,
  storePhotoDefinition,
  takeBackErasureDefinition,
  viewSensitiveDefinition,
} from './definitions';
import { getLocale } from '@/lib/i18n/words';

export const enterTravelDocumentAction = formAction(enterTravelDocumentDefinition);
export const enterVisaAction = formAction(enterVisaDefinition);
export const enterItineraryAction = formAction(enterItineraryDefinition);
export const enterDietAction = formAction(enterDietDefinition);
export const enterAccessAction = formAction(enterAccessDefinition);
export const enterEmergencyContactAction = formAction(enterEmergencyContactDefinition);
export const removeSensitiveAction = formAction(removeSensitiveDefinition);

/** On to the page that shows, for a few minutes, what was opened. */
export const viewSensitiveAction = formAction(
  viewSensitiveDefinition,
  ({ value, meeting }) => `/manage/${meeting}/${value.place}?person=${value.registration}#person`,
);

export const setPassportScansAction = formAction(setPassportScansDefinition);
export const storePhotoAction = formAction(storePhotoDefinition);
export const removePhotoAction = formAction(removePhotoDefinition);
/** The language of the words agreed to is that of the page, never a field of the form. */
export const changeConsentAction = formAction(changeConsentDefinition, undefined, async () => ({
  shownIn: await getLocale(),
}));

export const requestErasureAction = formAction(requestErasureDefinition);
export const takeBackErasureAction = formAction(takeBackErasureDefinition);
export const decideErasureAction = formAction(decideErasureDefinition);
export const approveErasureAction = formAction(approveErasureDefinition);
