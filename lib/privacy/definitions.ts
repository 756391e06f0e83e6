import type { Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import type { SensitiveKind } from '@/lib/core/prisma/enums';
import { approveErasure } from './approve-erasure';
import { changeConsent } from './change-consent';
import { decideErasure } from './decide-erasure';
import { enterSensitive } from './enter-sensitive';
import { removePhoto } from './remove-photo';
import { removeSensitive } from './remove-sensitive';
import { requestErasure } from './request-erasure';
import {
  approveErasureSchema,
  changeConsentSchema,
  decideErasureSchema,
  enterAccessSchema,
  enterDietSchema,
  enterEmergencyContactSchema,
  enterItinerarySchema,
  enterTravelDocumentSchema,
  enterVisaSchema,
  passportScansSchema,
  removePhotoSchema,
  removeSensitiveSchema,
  requestErasureSchema,
  storePhotoSchema,
  takeBackErasureSchema,
  viewSensitiveSchema,
} from './schema';
import { setPassportScans } from './set-passport-scans';
import { storePhoto } from './store-photo';
import { takeBackErasure } from './take-back-erasure';
import { viewSensitive } from './view-sensitive';

/** Whose registration it is, read from the record; null for one of another meeting. */
async function onRegistration({ tx, scope }: Ctx, { registration }: { registration: string }): Promise<Target | null> {
  return tx.registration.findFirst({
    where: { id: registration, meetingId: scope.meeting.id },
    select: { delegationId: true, personId: true },
  });
}

/** What the forms of all kinds have in common. */
const entering = (kind: Lowercase<string>) =>
  ({ name: `sensitive.enter-${kind}`, permission: 'sensitive.enter', scope: 'meeting', on: onRegistration }) as const;

export const enterTravelDocumentDefinition: Definition<'meeting', typeof enterTravelDocumentSchema, null> = {
  ...entering('travel-document'),
  input: enterTravelDocumentSchema,
  verb: (ctx, input) => enterSensitive(ctx, 'TRAVEL_DOCUMENT' satisfies SensitiveKind, input),
};

export const enterVisaDefinition: Definition<'meeting', typeof enterVisaSchema, null> = {
  ...entering('visa'),
  input: enterVisaSchema,
  verb: (ctx, input) => enterSensitive(ctx, 'VISA', input),
};

export const enterItineraryDefinition: Definition<'meeting', typeof enterItinerarySchema, null> = {
  ...entering('itinerary'),
  input: enterItinerarySchema,
  verb: (ctx, input) => enterSensitive(ctx, 'ITINERARY', input),
};

export const enterDietDefinition: Definition<'meeting', typeof enterDietSchema, null> = {
  ...entering('diet'),
  input: enterDietSchema,
  verb: (ctx, input) => enterSensitive(ctx, 'DIET', input),
};

export const enterAccessDefinition: Definition<'meeting', typeof enterAccessSchema, null> = {
  ...entering('access'),
  input: enterAccessSchema,
  verb: (ctx, input) => enterSensitive(ctx, 'ACCESS', input),
};

export const enterEmergencyContactDefinition: Definition<'meeting', typeof enterEmergencyContactSchema, null> = {
  ...entering('emergency-contact'),
  input: enterEmergencyContactSchema,
  verb: (ctx, input) => enterSensitive(ctx, 'EMERGENCY_CONTACT', input),
};

export const removeSensitiveDefinition: Definition<'meeting', typeof removeSensitiveSchema, null> = {
  name: 'sensitive.remove',
  permission: 'sensitive.keep',
  scope: 'meeting',
  // Somebody may take back what they gave at any time.
  evenWhenClosed: true,
  input: removeSensitiveSchema,
  on: onRegistration,
  verb: removeSensitive,
};

export const setPassportScansDefinition: Definition<'meeting', typeof passportScansSchema, null> = {
  name: 'meeting.set-passport-scans',
  permission: 'meeting.edit',
  scope: 'meeting',
  input: passportScansSchema,
  verb: setPassportScans,
};

export const viewSensitiveDefinition: Definition<
  'meeting',
  typeof viewSensitiveSchema,
  { registration: string; place: string }
> = {
  name: 'sensitive.view',
  permission: 'sensitive.view',
  scope: 'meeting',
  // Data is there until its date, and what is read is logged in a closed meeting too.
  evenWhenClosed: true,
  input: viewSensitiveSchema,
  on: onRegistration,
  verb: viewSensitive,
};

export const storePhotoDefinition: Definition<'meeting', typeof storePhotoSchema, null> = {
  name: 'photo.store',
  permission: 'sensitive.enter',
  scope: 'meeting',
  input: storePhotoSchema,
  on: onRegistration,
  verb: storePhoto,
};

export const removePhotoDefinition: Definition<'meeting', typeof removePhotoSchema, null> = {
  name: 'photo.remove',
  permission: 'sensitive.keep',
  scope: 'meeting',
  evenWhenClosed: true,
  input: removePhotoSchema,
  on: onRegistration,
  verb: removePhoto,
};

export const changeConsentDefinition: Definition<'meeting', typeof changeConsentSchema, null> = {
  name: 'consent.change',
  permission: 'consent.change',
  scope: 'meeting',
  evenWhenClosed: true,
  input: changeConsentSchema,
  on: onRegistration,
  verb: changeConsent,
};

export const requestErasureDefinition: Definition<'site', typeof requestErasureSchema, null> = {
  name: 'erasure.request',
  permission: 'erasure.request',
  scope: 'site',
  input: requestErasureSchema,
  verb: requestErasure,
};

export const takeBackErasureDefinition: Definition<'site', typeof takeBackErasureSchema, null> = {
  name: 'erasure.take-back',
  permission: 'erasure.request',
  scope: 'site',
  input: takeBackErasureSchema,
  verb: takeBackErasure,
};

export const decideErasureDefinition: Definition<'site', typeof decideErasureSchema, { waits: boolean }> = {
  name: 'erasure.decide',
  permission: 'erasure.decide',
  scope: 'site',
  input: decideErasureSchema,
  verb: decideErasure,
};

export const approveErasureDefinition: Definition<'site', typeof approveErasureSchema, null> = {
  name: 'erasure.approve',
  permission: 'erasure.decide',
  scope: 'site',
  input: approveErasureSchema,
  verb: approveErasure,
};
