import { isTimeOfDay, type ProgrammeSession } from '@/lib/agenda/model/session';
import type { LocalizedText } from '@/lib/i18n/pick';

/** Somewhere to check in besides the building: a session of the programme (day of the meeting and time), or a breakout group. */
export type DoorSession = { code: string; day: number | null; time: string | null; names: LocalizedText };

/**
 * How a session is named in a record: `d1-09:30` (those of the first programmes), `s-12` or `g-AFR`. A session keeps its code,
 * renamed or moved.
 */
export const sessionCode = /^(d\d{1,2}-[0-2]\d:[0-5]\d|s-\d{1,5}|g-[A-Za-z0-9-]{1,30})$/;

/** A session of the programme as far as the door asks. */
export type TimedSession = Pick<ProgrammeSession, 'code' | 'day' | 'start' | 'title'>;

/** Where a page about a place stands: null is the building, also where a session was taken out of the programme or out of its hours. */
export function placeOf(asked: string | undefined, sessions: readonly DoorSession[]): string | null {
  return sessions.some(({ code }) => code === asked) ? (asked ?? null) : null;
}

/** The sessions of a meeting in the order of the day, then its groups. Sessions without day and time have no door. */
export function sessionsOf(
  agenda: readonly TimedSession[],
  groups: readonly { code: string; names: LocalizedText }[],
): DoorSession[] {
  const items = agenda.flatMap(({ code, day, start, title }) =>
    day && isTimeOfDay(start) ? [{ code, day, time: start, names: title }] : [],
  );
  const rooms = groups.flatMap(({ code, names }) =>
    sessionCode.test(`g-${code}`) ? [{ code: `g-${code}`, day: null, time: null, names }] : [],
  );
  return [...items, ...rooms];
}
