import type {
  AttendanceMode,
  Capacity,
  CourtesyTitle,
  ListStatus,
  ParticipantCategory,
  PartyKind,
} from '@/lib/core/prisma/enums';
import { pick, type LocalizedText } from '@/lib/i18n/pick';

/** Sections of the list in the order of protocol. */
export const listSections = ['RCP', 'IRF', 'GLOBAL', 'COMMISSION', 'ORGANISATION', 'OTHER', 'SECRETARIAT'] as const;
export type ListSection = (typeof listSections)[number];

const sectionOfKind: Record<PartyKind, ListSection> = {
  RCP: 'RCP',
  IRF: 'IRF',
  GLOBAL_PROCESS: 'GLOBAL',
  UN_REGIONAL_COMMISSION: 'COMMISSION',
  REGIONAL_ECONOMIC_ORGANISATION: 'ORGANISATION',
  REGIONAL_POLITICAL_ORGANISATION: 'ORGANISATION',
  STATE: 'OTHER',
  OTHER: 'OTHER',
  SECRETARIAT_ORGANISATION: 'SECRETARIAT',
  ORGANISER: 'SECRETARIAT',
};

const mechanisms: readonly ListSection[] = ['RCP', 'IRF', 'GLOBAL'];

/** Where a delegation is listed: by the kind of its party, unless the secretariat registered it as observer or as its own. */
export function sectionOf(kind: PartyKind, category: ParticipantCategory): ListSection {
  if (category === 'SECRETARIAT') return 'SECRETARIAT';
  return category === 'OBSERVER' ? 'OTHER' : sectionOfKind[kind];
}

/** Somebody on the list, as on the day it was issued. No address of any kind. */
export type ListedPerson = {
  registration: string;
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  institution: string | null;
  city: string | null;
  country: LocalizedText | null;
  capacity: Capacity;
  mode: AttendanceMode;
  /** Agreed to stand on the public list. */
  isPublic: boolean;
};

export type ListedParty = {
  code: string;
  section: ListSection;
  names: LocalizedText;
  acronyms: LocalizedText;
  /** Countries in the chair in the meeting's year. */
  chairs: LocalizedText[];
  /** Head first, then by rank. */
  people: ListedPerson[];
};

/** A list as issued: what is sealed. Order of parties depends on the language and is computed from it. */
export type ParticipantListContent = {
  format: 1;
  number: number;
  status: ListStatus;
  issuedAt: string;
  /** Why it was issued although a final list was there. */
  reason: string | null;
  meeting: {
    code: string;
    title: LocalizedText;
    city: string;
    startsOn: string;
    endsOn: string;
    zone: string;
    illustrative: boolean;
  };
  parties: ListedParty[];
};

export type ArrangedPerson = Omit<ListedPerson, 'country'> & { country: string | null };
export type ArrangedParty = { code: string; name: string; lang: string; chairs: string[]; people: ArrangedPerson[] };
export type ArrangedSection = { section: ListSection; parties: ArrangedParty[] };

/**
 * The list in one language: sections in the order of protocol, parties alphabetically in that language, people as sealed.
 * A country stands with the head of a mechanism's delegation, who chairs for it. Parties of which nobody may be shown are left out.
 */
export function arrangeList(
  { parties }: Pick<ParticipantListContent, 'parties'>,
  language: string,
  isShown: (person: ListedPerson) => boolean = () => true,
): ArrangedSection[] {
  const { compare } = new Intl.Collator(language, { ignorePunctuation: true, numeric: true });
  const named = parties
    .map((party) => ({ ...party, people: party.people.filter(isShown) }))
    .filter(({ people }) => people.length > 0)
    .map(({ names, acronyms, chairs, ...party }) => {
      const { text, lang } = pick(names, language);
      const acronym = pick(acronyms, language).text;
      return {
        ...party,
        lang,
        name: acronym && !text.includes(acronym) ? `${text} (${acronym})` : text,
        chairs: chairs.map((country) => pick(country, language).text).sort(compare),
      };
    })
    .sort((a, b) => compare(a.name, b.name) || (a.code < b.code ? -1 : 1));
  return listSections.flatMap((section) => {
    const members = named
      .filter((party) => party.section === section)
      .map(({ section: _section, people, ...party }) => ({
        ...party,
        people: people.map((person) => ({
          ...person,
          country:
            person.capacity === 'HEAD' && person.country && mechanisms.includes(section)
              ? pick(person.country, language).text
              : null,
        })),
      }));
    return members.length === 0 ? [] : [{ section, parties: members }];
  });
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Whether a text is written from right to left, at least in part. */
export const isRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** A name between invisible marks where it would turn its neighbours around. */
export function isolated(text: string): string {
  return isRightToLeft(text) ? `\u2068${text}\u2069` : text;
}

/** "Ms. Ada LOVELACE" in a line of plain text. */
export function nameInLine(person: { givenName: string; surname: string }, courtesy: string | null): string {
  const name = isolated(`${person.givenName} ${person.surname.toUpperCase()}`.trim());
  return courtesy ? `${courtesy}\u00a0${name}` : name;
}
