import type { PersonField } from './fields';

const name = ['courtesyTitle', 'givenName', 'surname'] as const;

/** Papers that name people, and what each says about them; data for others leave by purpose instead (`purposes`). */
export const paperFields = {
  'paper-badges': [...name, 'functionalTitle', 'institution', 'party', 'category', 'capacity', 'badgeCode'],
  'paper-list': [...name, 'functionalTitle', 'institution', 'city', 'country', 'party', 'category', 'capacity', 'mode'],
  'paper-letter': [...name, 'functionalTitle', 'institution', 'party', 'capacity'],
  'paper-visa-letter': [...name, 'functionalTitle', 'institution', 'party', 'capacity'],
  'paper-award': [
    ...name,
    'functionalTitle',
    'institution',
    'party',
    'capacity',
    'fundingStatus',
    'ticketClass',
    'dsaDays',
    'terminals',
    'hotelProvided',
  ],
} as const satisfies Record<`paper-${string}`, readonly PersonField[]>;

export type PaperName = keyof typeof paperFields;
export const paperNames = Object.keys(paperFields) as [PaperName, ...PaperName[]];
