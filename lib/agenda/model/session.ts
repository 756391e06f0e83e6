import type { AgendaRoleKind, SessionKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';

/** Somebody who does something in a session, as the programme prints it: a name, a function or organisation, or both. */
export type SessionRole = { kind: AgendaRoleKind; name: string | null; about: LocalizedText };

/** A point under a session, e.g. "(i) Contributions of the regional processes". */
export type SessionItem = { number: string | null; title: LocalizedText };

/** What is to be read for a session; `address` is a web address. */
export type SessionDocument = { symbol: string | null; title: LocalizedText; address: string | null };

/** What a session of a programme is, without the people. */
type SessionCore = {
  id: string;
  /** How records of the door name it. */
  code: string;
  kind: SessionKind | null;
  /** Day of the meeting, from 1; null: not told. */
  day: number | null;
  /** `HH:MM` by the clocks of the meeting's zone; another text or null where no time is told. */
  start: string | null;
  /** `HH:MM`; of the next day when it is not after the start. */
  end: string | null;
  room: string | null;
  number: string | null;
  title: LocalizedText;
  note: LocalizedText;
  items: SessionItem[];
  documents: SessionDocument[];
  /** Interpretation is given into these. */
  languages: string[];
};

/** A session as it is shown. */
export type ProgrammeSession = SessionCore & { roles: SessionRole[] };

/** Somebody in the draft, called as they are now; `id` is that of the row. */
export type DraftRole = SessionRole & { id: string; personId: string | null };

/** A session as it is being drafted. `lockVersion` goes up with every change. */
export type DraftSession = SessionCore & { lockVersion: number; roles: DraftRole[] };

/** Somebody as a version keeps them: a name as it is printed, or a person known here by ids alone, so that an erasure reaches all that is said of them. */
export type SealedRole =
  | { kind: AgendaRoleKind; personId: null; name: string | null; about: LocalizedText }
  | { kind: AgendaRoleKind; personId: string; roleId: string };

/** A session as a version keeps it. */
export type SealedSession = SessionCore & { roles: SealedRole[] };

/** A programme as everybody reads it. */
export type PublishedProgramme = { number: number; publishedAt: Date; sessions: ProgrammeSession[] };

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether a text is a time of day `HH:MM`. */
export const isTimeOfDay = (text: string | null): text is string => timeOfDay.test(text ?? '');

type Placed = Pick<SessionCore, 'day' | 'start' | 'id'> & { position: number };

/** The order of a programme: by day, those of no day first; by start, those of no time last; then as they were placed. */
export function byPlace(one: Placed, other: Placed): number {
  const start = ({ start: text }: Placed) => (isTimeOfDay(text) ? text : '99');
  return (
    (one.day ?? 0) - (other.day ?? 0) ||
    compare(start(one), start(other)) ||
    one.position - other.position ||
    compare(one.id, other.id)
  );
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
