import type { AttendanceMode, Capacity, CourtesyTitle, RegistrationStatus } from '@/lib/core/prisma/enums';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Direction } from '../schema';
import { dueHandOuts, type HandOut } from './hand-out';

/** Somebody as the database has them for the door. */
export type DoorRow = {
  id: string;
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  capacity: Capacity;
  mode: AttendanceMode;
  status: RegistrationStatus;
  walkIn: boolean;
  languages: string[];
  hasPhoto: boolean;
  hasBadge: boolean;
  party: { code: string; names: LocalizedText; acronyms: LocalizedText };
  groups: { code: string; names: LocalizedText }[];
  /** Parties that the same person represents as well. */
  others: LocalizedText[];
  given: HandOut[];
  /** What was recorded of the person, the newest first; a few. */
  recent: { direction: Direction; session: string | null; at: string; isToday: boolean }[];
};

/** What is the matter with somebody at the door. */
export type Remark = 'not_confirmed' | 'online' | 'already_in' | 'was_not_in' | 'no_badge' | 'walk_in';

/** Somebody as the door's screen shows them, in one language. Held in memory only. */
export type DoorCard = {
  id: string;
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  capacity: Capacity;
  mode: AttendanceMode;
  status: RegistrationStatus;
  hasPhoto: boolean;
  hasBadge: boolean;
  party: { text: string; lang: string };
  groups: { text: string; lang: string }[];
  others: { text: string; lang: string }[];
  due: HandOut[];
  remarks: Remark[];
  recent: DoorRow['recent'];
};

/** The card of somebody, with what is to be handed out and what is the matter. */
export function cardOf(row: DoorRow, meeting: { languages: readonly string[] }, locale: string): DoorCard {
  const { walkIn, languages, given, party, groups, others, ...shown } = row;
  const isInPerson = row.mode === 'IN_PERSON';
  const word = (text: LocalizedText) => {
    const { text: said, lang } = pick(text, locale);
    return { text: said, lang };
  };
  return {
    ...shown,
    party: word(party.names),
    groups: groups.map(({ names }) => word(names)),
    others: others.map(word),
    due: row.status === 'CONFIRMED' ? dueHandOuts({ isInPerson, languages, given }, meeting.languages) : [],
    remarks: remarksOf(row),
  };
}

function remarksOf({ status, mode, hasBadge, walkIn, recent }: DoorRow): Remark[] {
  const [last, before] = recent;
  const wasIn =
    last?.direction === 'IN' && before?.direction === 'IN' && before.isToday && before.session === last.session;
  const wasOut = last?.direction === 'OUT' && last.isToday && !(before?.direction === 'IN' && before.isToday);
  return [
    ...(status === 'CONFIRMED' ? [] : (['not_confirmed'] as const)),
    ...(mode === 'ONLINE' ? (['online'] as const) : []),
    ...(wasIn ? (['already_in'] as const) : []),
    ...(wasOut ? (['was_not_in'] as const) : []),
    ...(hasBadge || status !== 'CONFIRMED' ? [] : (['no_badge'] as const)),
    ...(walkIn ? (['walk_in'] as const) : []),
  ];
}

/** Whether the newest record at this place, of today, says that the person is there. */
export function isIn({ recent }: Pick<DoorRow, 'recent'>): boolean {
  return recent[0]?.direction === 'IN' && recent[0].isToday;
}
