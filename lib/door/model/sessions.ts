import type { LocalizedText } from '@/lib/i18n/pick';

/** Somewhere to check in besides the building: an item of the programme (day of the meeting and time), or a breakout group. */
export type DoorSession = { code: string; day: number | null; time: string | null; names: LocalizedText };

/** How a session is named in a record: `d1-09:30` or `g-AFR`. Codes are kept, so that a session renamed is the same session. */
export const sessionCode = /^(d\d{1,2}-[0-2]\d:[0-5]\d|g-[A-Za-z0-9-]{1,30})$/;

type Item = { day?: number | null | undefined; time?: string | null | undefined; title: LocalizedText };

/** The sessions of a meeting in the order of the day, then its groups. Items without day and time have no door. */
export function sessionsOf(
  agenda: readonly Item[],
  groups: readonly { code: string; names: LocalizedText }[],
): DoorSession[] {
  const items = agenda.flatMap(({ day, time, title }) => {
    const code = `d${day}-${time}`;
    return day && time && sessionCode.test(code) ? [{ code, day, time, names: title }] : [];
  });
  const rooms = groups.flatMap(({ code, names }) =>
    sessionCode.test(`g-${code}`) ? [{ code: `g-${code}`, day: null, time: null, names }] : [],
  );
  const once = new Map([...items, ...rooms].map((session) => [session.code, session]));
  return [...once.values()];
}
