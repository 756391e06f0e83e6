import { z } from 'zod';
import { upload } from '@/lib/core/upload';
import { mostUploadBytes } from '@/lib/core/upload-size';
import { day, line, optional, text, ticked, wholeNumber } from '@/lib/core/validation';
import { locales } from '@/lib/i18n/routing';

const country = z.string().regex(/^[A-Z]{2}$/, 'invalid_choice');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time');
/** Telephone numbers are written in many ways; what is asked is only that it can be one. */
const phone = line({ max: 40 }).pipe(z.string().regex(/^\+?[\d\s()./-]{5,40}$/, 'invalid_phone'));

export const diets = [
  'NONE',
  'VEGETARIAN',
  'VEGAN',
  'HALAL',
  'KOSHER',
  'GLUTEN_FREE',
  'LACTOSE_FREE',
  'OTHER',
] as const;
export const accessNeeds = [
  'STEP_FREE',
  'WHEELCHAIR',
  'SIGN_LANGUAGE',
  'CAPTIONS',
  'LARGE_PRINT',
  'ASSISTANT',
  'OTHER',
] as const;
export const visaStates = ['NOT_NEEDED', 'NEEDED', 'APPLIED', 'GRANTED'] as const;
export const documentTypes = ['PASSPORT', 'DIPLOMATIC', 'SERVICE', 'LAISSEZ_PASSER', 'IDENTITY_CARD'] as const;

/** What each kind holds. The same shapes are the form's, the sealed JSON's and the officer's page. */
export const sensitiveShapes = {
  TRAVEL_DOCUMENT: z.strictObject({
    documentType: z.enum(documentTypes),
    number: line({ max: 40 }).pipe(z.string().regex(/^[\p{L}\p{N} /-]+$/u, 'invalid_format')),
    nationality: country,
    issuedOn: day,
    expiresOn: day,
    birthDate: day,
  }),
  VISA: z.strictObject({
    visa: z.enum(visaStates),
    applyIn: optional(line({ max: 200 })),
    remark: optional(text({ max: 1000 })),
  }),
  ITINERARY: z.strictObject({
    arrivesOn: day,
    arrivesAt: optional(time),
    arrivalBy: optional(line({ max: 100 })),
    departsOn: day,
    departsAt: optional(time),
    departureBy: optional(line({ max: 100 })),
    hotel: optional(line({ max: 200 })),
  }),
  DIET: z.strictObject({
    diets: z
      .array(z.enum(diets))
      .min(1)
      .max(diets.length)
      .refine((chosen) => !chosen.includes('NONE') || chosen.length === 1, 'none_alone'),
    remark: optional(text({ max: 500 })),
  }),
  ACCESS: z.strictObject({
    needs: z.array(z.enum(accessNeeds)).min(1).max(accessNeeds.length),
    remark: optional(text({ max: 1000 })),
  }),
  EMERGENCY_CONTACT: z.strictObject({
    name: line({ max: 150 }),
    relation: optional(line({ max: 100 })),
    phone,
    languages: optional(line({ max: 100 })),
  }),
} as const;

export type SensitiveValues = { [K in keyof typeof sensitiveShapes]: z.output<(typeof sensitiveShapes)[K]> };

/** Whose it is, and the state of it that the form was filled in on. */
const frame = { registration: z.uuid(), lockVersion: wholeNumber({ min: 0, max: 1_000_000 }) };

const inOrder = (first: string, second: string) => (value: object, context: z.RefinementCtx) => {
  const [from, to] = [Reflect.get(value, first) as string, Reflect.get(value, second) as string];
  if (from > to) context.addIssue({ code: 'custom', path: [second], params: { code: 'date_too_early', min: from } });
};

/** Not later than today wherever on earth it is typed: a day that has begun somewhere has begun. */
const hasBeen = (field: string) => (value: object, context: z.RefinementCtx) => {
  const latest = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
  if ((Reflect.get(value, field) as string) > latest)
    context.addIssue({ code: 'custom', path: [field], params: { code: 'date_too_late', max: latest } });
};

export const enterTravelDocumentSchema = z
  .strictObject({
    ...frame,
    ...sensitiveShapes.TRAVEL_DOCUMENT.shape,
    /** Only where the meeting asks for scans. */
    scan: upload({ max: mostUploadBytes }).optional(),
  })
  .superRefine(inOrder('issuedOn', 'expiresOn'))
  .superRefine(inOrder('birthDate', 'issuedOn'))
  .superRefine(hasBeen('issuedOn'));
export const enterVisaSchema = z.strictObject({ ...frame, ...sensitiveShapes.VISA.shape });
export const enterItinerarySchema = z
  .strictObject({ ...frame, ...sensitiveShapes.ITINERARY.shape })
  .superRefine(inOrder('arrivesOn', 'departsOn'));
export const enterDietSchema = z.strictObject({ ...frame, ...sensitiveShapes.DIET.shape });
export const enterAccessSchema = z.strictObject({ ...frame, ...sensitiveShapes.ACCESS.shape });
export const enterEmergencyContactSchema = z.strictObject({ ...frame, ...sensitiveShapes.EMERGENCY_CONTACT.shape });

const kind = z.enum(['TRAVEL_DOCUMENT', 'VISA', 'ITINERARY', 'DIET', 'ACCESS', 'EMERGENCY_CONTACT']);

export const removeSensitiveSchema = z.strictObject({ registration: z.uuid(), kind });

/** Where an officer opens a person: decides which of the kinds, and names the place in the log. */
export const places = ['travel', 'logistics'] as const;
export const viewSensitiveSchema = z.strictObject({ registration: z.uuid(), place: z.enum(places) });

export const passportScansSchema = z.strictObject({
  lockVersion: wholeNumber({ min: 0, max: 1_000_000_000 }),
  passportScans: ticked,
});

export const storePhotoSchema = z.strictObject({ registration: z.uuid(), photo: upload({ max: mostUploadBytes }) });
export const removePhotoSchema = z.strictObject({ registration: z.uuid() });

export const consentKinds = ['PUBLIC_LIST', 'PHOTOGRAPHS'] as const;
export const changeConsentSchema = z.strictObject({
  registration: z.uuid(),
  kind: z.enum(consentKinds),
  given: ticked,
  /** Language in which the words agreed to were shown. */
  shownIn: z.enum(locales),
});

export const requestErasureSchema = z.strictObject({ person: z.uuid() });
export const takeBackErasureSchema = z.strictObject({ erasure: z.uuid() });
export const decideErasureSchema = z.strictObject({
  erasure: z.uuid(),
  decision: z.enum(['ERASE', 'REFUSE']),
  reason: text({ max: 1000 }),
});
export const approveErasureSchema = z.strictObject({ erasure: z.uuid(), answer: z.enum(['APPROVE', 'SEND_BACK']) });
