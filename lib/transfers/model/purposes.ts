import type { Role } from '@/lib/auth/permissions';
import { sensitiveRules } from '@/lib/privacy/model/kinds';
import { kindsOf, type FigureField, type PersonField, type TransferField } from './fields';

/** Who can get a file. */
export const recipientKinds = [
  'OWN',
  'HOST',
  'DELEGATIONS',
  'SECURITY',
  'AUTHORITY',
  'HOTEL',
  'CARRIER',
  'CATERER',
  'INTERPRETERS',
  'PRINTER',
  'FINANCE',
  'MAILER',
  'PUBLIC',
] as const;
export type RecipientKind = (typeof recipientKinds)[number];

type Rules = {
  /** Who may, anywhere in the meeting. Where a field is sensitive, each of them reads its kind (held by a test). */
  roles: readonly Role[];
  recipients: readonly RecipientKind[];
  /** Days after the meeting after which the recipient has to have deleted the file; null = nothing personal in it, or part of the record. */
  keptDays: number | null;
  /** Whom it is about: those who come, those of them who have not said that they need no visa, those whose travel is paid, everybody otherwise. */
  about?: 'inPerson' | 'visa' | 'funded';
  /** Besides its own fields, what the people answered to a form of the meeting, which is chosen first. */
  holdsAnswers?: true;
} & (
  | { fields: readonly PersonField[]; figures?: never }
  /** Counts alone: no line is about a person. */
  | { figures: readonly FigureField[]; fields?: never }
);

const secretariat = ['ADMIN', 'STAFF', 'ORGANISER'] as const satisfies readonly Role[];
const name = ['courtesyTitle', 'givenName', 'surname'] as const;

/**
 * What data leaves the house for: which fields, who may, who can get it, how long they keep it. One purpose, one file, no
 * more than the purpose needs. Fields are the most a file may hold; whoever exports can leave some out, never add one.
 */
export const purposes = {
  participants: {
    roles: secretariat,
    recipients: ['OWN', 'HOST', 'DELEGATIONS'],
    keptDays: null,
    fields: [...name, 'functionalTitle', 'institution', 'city', 'country', 'party', 'category', 'capacity', 'mode'],
  },
  security: {
    roles: [...secretariat, 'LOGISTICS', 'DOOR'],
    recipients: ['SECURITY', 'HOST'],
    keptDays: 30,
    about: 'inPerson',
    fields: [...name, 'functionalTitle', 'institution', 'party', 'category', 'capacity'],
  },
  clearance: {
    roles: ['TRAVEL'],
    recipients: ['SECURITY', 'AUTHORITY'],
    keptDays: 30,
    about: 'inPerson',
    fields: [...name, 'functionalTitle', 'party', 'nationality', 'documentType', 'number', 'birthDate'],
  },
  visa: {
    roles: ['TRAVEL'],
    recipients: ['AUTHORITY', 'HOST'],
    keptDays: 30,
    about: 'visa',
    fields: [
      ...name,
      'functionalTitle',
      'institution',
      'party',
      'nationality',
      'documentType',
      'number',
      'issuedOn',
      'expiresOn',
      'birthDate',
      'visa',
      'applyIn',
      'visaRemark',
    ],
  },
  carrier: {
    roles: ['TRAVEL'],
    recipients: ['CARRIER'],
    keptDays: 30,
    about: 'inPerson',
    fields: [
      ...name,
      'nationality',
      'documentType',
      'number',
      'expiresOn',
      'birthDate',
      'arrivesOn',
      'arrivesAt',
      'arrivalBy',
      'departsOn',
      'departsAt',
      'departureBy',
    ],
  },
  hotel: {
    roles: ['TRAVEL', 'LOGISTICS'],
    recipients: ['HOTEL'],
    keptDays: 30,
    about: 'inPerson',
    fields: [...name, 'party', 'arrivesOn', 'arrivesAt', 'departsOn', 'departsAt', 'hotel'],
  },
  transport: {
    roles: ['TRAVEL', 'LOGISTICS'],
    recipients: ['CARRIER', 'HOST'],
    keptDays: 30,
    about: 'inPerson',
    fields: [...name, 'arrivesOn', 'arrivesAt', 'arrivalBy', 'departsOn', 'departsAt', 'departureBy', 'hotel'],
  },
  catering: {
    roles: ['LOGISTICS'],
    recipients: ['CATERER', 'HOST'],
    keptDays: null,
    about: 'inPerson',
    figures: ['diet', 'persons'],
  },
  meals: {
    roles: ['LOGISTICS'],
    recipients: ['CATERER'],
    keptDays: 7,
    about: 'inPerson',
    fields: [...name, 'party', 'diets', 'dietRemark'],
  },
  access: {
    roles: ['LOGISTICS'],
    recipients: ['HOST', 'HOTEL', 'CARRIER'],
    keptDays: 7,
    fields: [...name, 'party', 'mode', 'needs', 'accessRemark'],
  },
  emergency: {
    roles: ['TRAVEL', 'LOGISTICS'],
    recipients: ['HOST', 'SECURITY', 'OWN'],
    keptDays: 7,
    about: 'inPerson',
    fields: [...name, 'party', 'contactName', 'contactRelation', 'contactPhone', 'contactLanguages'],
  },
  interpretation: {
    roles: [...secretariat, 'LOGISTICS'],
    recipients: ['INTERPRETERS', 'HOST', 'OWN'],
    keptDays: null,
    figures: ['session', 'language', 'inPerson', 'online', 'persons'],
  },
  badges: {
    roles: [...secretariat, 'DOOR'],
    recipients: ['PRINTER', 'OWN'],
    keptDays: 30,
    about: 'inPerson',
    fields: [...name, 'functionalTitle', 'institution', 'party', 'category', 'capacity', 'badgeCode'],
  },
  seating: {
    roles: secretariat,
    recipients: ['HOST', 'OWN'],
    keptDays: 30,
    about: 'inPerson',
    fields: [...name, 'functionalTitle', 'party', 'category', 'capacity', 'rank'],
  },
  finance: {
    roles: [...secretariat, 'FINANCE'],
    recipients: ['FINANCE', 'CARRIER', 'OWN'],
    keptDays: null,
    about: 'funded',
    fields: [
      ...name,
      'party',
      'fundingStatus',
      'ticketClass',
      'dsaDays',
      'terminals',
      'hotelProvided',
      'bankDetailsHeld',
    ],
  },
  answers: {
    roles: secretariat,
    recipients: ['OWN', 'HOST'],
    keptDays: 30,
    holdsAnswers: true,
    fields: [...name, 'party', 'category', 'status'],
  },
  mailing: {
    roles: secretariat,
    recipients: ['OWN', 'MAILER'],
    keptDays: 365,
    fields: [...name, 'email', 'locale', 'party', 'status'],
  },
  statistics: {
    roles: secretariat,
    recipients: ['OWN', 'HOST', 'PUBLIC'],
    keptDays: null,
    figures: ['by', 'group', 'persons', 'representations'],
  },
} as const satisfies Record<string, Rules>;

export type Purpose = keyof typeof purposes;
export const purposeNames = Object.keys(purposes) as [Purpose, ...Purpose[]];

/** The rules of one purpose, in the shape that all of them have. */
export function rulesOf(purpose: Purpose): Rules {
  return purposes[purpose];
}

/** Everything a file for this purpose can hold, in the order of its columns; answers to a form come behind. */
export function fieldsOf(purpose: Purpose): readonly TransferField[] {
  const { fields, figures } = rulesOf(purpose);
  return fields ?? figures ?? [];
}

/** Whether a file for this purpose can hold sensitive data: then it is asked for twice, and each person's reading is logged. */
export function isSensitive(purpose: Purpose): boolean {
  return kindsOf(fieldsOf(purpose)).length > 0;
}

/**
 * Days after the meeting after which the recipient has to have deleted the file: never later than the house itself deletes
 * what it is taken from. Null where the file is part of the record or names nobody.
 */
export function keptDays(purpose: Purpose): number | null {
  const days = [
    rulesOf(purpose).keptDays ?? Infinity,
    ...kindsOf(fieldsOf(purpose)).map((kind) => sensitiveRules[kind].days),
  ];
  const fewest = Math.min(...days);
  return Number.isFinite(fewest) ? fewest : null;
}

/** Whether a file for this purpose is about those who come in person alone, whatever else was chosen. */
export function isOfThosePresent(purpose: Purpose): boolean {
  const { about } = rulesOf(purpose);
  return about === 'inPerson' || about === 'visa';
}
