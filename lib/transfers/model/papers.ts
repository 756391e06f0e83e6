import type { PersonField } from './fields';

/** What papers show besides the fields of files. */
export const shownFields = ['photo', 'breakoutGroup'] as const;
export type PaperField = PersonField | (typeof shownFields)[number];

const name = ['courtesyTitle', 'givenName', 'surname'] as const;

/** Papers that name people, and what each says about them; data for others leave by purpose instead (`purposes`). */
export const paperFields = {
  'paper-badges': [...name, 'functionalTitle', 'party', 'category', 'capacity', 'badgeCode', 'photo', 'breakoutGroup'],
  'paper-briefing': [...name, 'functionalTitle', 'party', 'capacity', 'breakoutGroup'],
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
} as const satisfies Record<`paper-${string}`, readonly PaperField[]>;

export type PaperName = keyof typeof paperFields;
export const paperNames = Object.keys(paperFields) as [PaperName, ...PaperName[]];

/** The list of their own delegation that focal points take: written down by lib/representation. */
export const ownList = 'delegation-list';
