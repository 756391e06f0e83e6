import type { CsvCell } from '@/lib/core/csv';
import type { RegistrationStatus } from '@/lib/core/prisma/enums';

/** Columns of a delegation's list: what its focal point may read of its members, and nothing else. */
export const sheetFields = [
  'rank',
  'funded',
  'keptFor',
  'courtesyTitle',
  'givenName',
  'surname',
  'functionalTitle',
  'institution',
  'capacity',
  'email',
  'locale',
  'mode',
  'languages',
  'status',
  'submittedAt',
] as const;
export type SheetField = (typeof sheetFields)[number];

/** One place with who is on it, as the list holds it: codes, not words. */
export type SheetPlace = {
  rank: number;
  funded: boolean;
  keptFor: string | null;
  person: {
    courtesyTitle: string | null;
    givenName: string;
    surname: string;
    functionalTitle: string | null;
    institution: string | null;
    capacity: string;
    email: string;
    locale: string;
    mode: string;
    languages: readonly string[];
    status: RegistrationStatus;
    submittedAt: Date | null;
  } | null;
};

/** How codes are said in the reader's language. */
export type SheetWords = {
  head: (field: SheetField) => string;
  yes: string;
  no: string;
  courtesy: (code: string) => string;
  capacity: (code: string) => string;
  mode: (code: string) => string;
  status: (code: RegistrationStatus) => string;
  language: (code: string) => string;
  moment: (at: Date) => string;
};

/** The list as cells: what stands above it, the heads, then one row for each place, the free ones too. */
export function delegationSheet(
  places: readonly SheetPlace[],
  words: SheetWords,
  preamble: readonly (readonly CsvCell[])[],
): CsvCell[][] {
  const heads = sheetFields.map((field) => words.head(field));
  return [...preamble.map((row) => [...row]), heads, ...places.map((place) => row(place, words))];
}

function row({ rank, funded, keptFor, person }: SheetPlace, words: SheetWords): CsvCell[] {
  const cells: Record<SheetField, CsvCell> = {
    rank,
    funded: funded ? words.yes : words.no,
    keptFor: person ? null : keptFor,
    courtesyTitle: person?.courtesyTitle ? words.courtesy(person.courtesyTitle) : null,
    givenName: person?.givenName ?? null,
    surname: person?.surname ?? null,
    functionalTitle: person?.functionalTitle ?? null,
    institution: person?.institution ?? null,
    capacity: person ? words.capacity(person.capacity) : null,
    email: person?.email ?? null,
    locale: person ? words.language(person.locale) : null,
    mode: person?.submittedAt ? words.mode(person.mode) : null,
    languages: person ? person.languages.map((code) => words.language(code)).join(', ') : null,
    status: person ? words.status(person.status) : null,
    submittedAt: person?.submittedAt ? words.moment(person.submittedAt) : null,
  };
  return sheetFields.map((field) => cells[field]);
}
