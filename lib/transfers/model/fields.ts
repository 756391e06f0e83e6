import type { SensitiveKind } from '@/lib/core/prisma/enums';
import { sensitiveRules } from '@/lib/privacy/model/kinds';

/** Where a value comes from: what a person said when registering, the place they hold, what is paid, or a kind of sensitive data. */
export type FieldSource = 'registration' | 'delegation' | 'funding' | SensitiveKind;

/** Every field that a file about people can hold, with its source. What is not here leaves the house in no file. */
export const fieldSources = {
  courtesyTitle: 'registration',
  givenName: 'registration',
  surname: 'registration',
  functionalTitle: 'registration',
  institution: 'registration',
  city: 'registration',
  country: 'registration',
  email: 'registration',
  locale: 'registration',
  mode: 'registration',
  status: 'registration',
  badgeCode: 'registration',
  party: 'delegation',
  category: 'delegation',
  capacity: 'delegation',
  rank: 'delegation',
  fundingStatus: 'funding',
  ticketClass: 'funding',
  dsaDays: 'funding',
  terminals: 'funding',
  hotelProvided: 'funding',
  bankDetailsHeld: 'funding',
  nationality: 'TRAVEL_DOCUMENT',
  documentType: 'TRAVEL_DOCUMENT',
  number: 'TRAVEL_DOCUMENT',
  issuedOn: 'TRAVEL_DOCUMENT',
  expiresOn: 'TRAVEL_DOCUMENT',
  birthDate: 'TRAVEL_DOCUMENT',
  visa: 'VISA',
  applyIn: 'VISA',
  visaRemark: 'VISA',
  arrivesOn: 'ITINERARY',
  arrivesAt: 'ITINERARY',
  arrivalBy: 'ITINERARY',
  departsOn: 'ITINERARY',
  departsAt: 'ITINERARY',
  departureBy: 'ITINERARY',
  hotel: 'ITINERARY',
  diets: 'DIET',
  dietRemark: 'DIET',
  needs: 'ACCESS',
  accessRemark: 'ACCESS',
  contactName: 'EMERGENCY_CONTACT',
  contactRelation: 'EMERGENCY_CONTACT',
  contactPhone: 'EMERGENCY_CONTACT',
  contactLanguages: 'EMERGENCY_CONTACT',
} as const satisfies Record<string, FieldSource>;

export type PersonField = keyof typeof fieldSources;
export const personFields = Object.keys(fieldSources) as PersonField[];

/** Columns of files that hold figures and nobody. */
export const figureFields = [
  'diet',
  'session',
  'language',
  'by',
  'group',
  'inPerson',
  'online',
  'persons',
  'representations',
] as const;
export type FigureField = (typeof figureFields)[number];

/** An answer to a form of the meeting, by the stable id of its field; its words are the form's. */
export type AnswerField = `answer:${string}`;
export const answerField = (id: string): AnswerField => `answer:${id}`;

/** The id of the form's field that a column is about; null for every other column. */
export function answeredBy(column: string): string | null {
  return column.startsWith('answer:') ? column.slice('answer:'.length) : null;
}

export type TransferField = PersonField | FigureField | AnswerField;

/** The kind of sensitive data that a field is taken from; null for all others. */
export function kindOf(field: string): SensitiveKind | null {
  const source: FieldSource | undefined = personFields.includes(field as PersonField)
    ? fieldSources[field as PersonField]
    : undefined;
  return source && source in sensitiveRules ? (source as SensitiveKind) : null;
}

/** The kinds from which some of the fields are taken, each once. */
export function kindsOf(fields: readonly string[]): SensitiveKind[] {
  return [...new Set(fields.map(kindOf))].filter((kind) => kind !== null);
}
