import type { AgendaRoleKind, SessionKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';

/** Somebody who does something in a session, as the programme prints it: a name, a function or organisation, or both. */
export type SessionRole = { kind: AgendaRoleKind; name: string | null; about: LocalizedText };

/** A point under a session, e.g. "(i) Contributions of the regional processes". */
export type SessionItem = { number: string | null; title: LocalizedText };

/** A session of a meeting's programme as it is shown. */
export type ProgrammeSession = {
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
  /** Interpretation is given into these. */
  languages: string[];
  roles: SessionRole[];
};
