import { toInstant } from '@/lib/meetings/model/zone';
import { isTimeOfDay, type DraftSession } from './session';
import { dateOfDay } from './times';

/** What is odd about a session: a clash is wrong, what is missing has to be settled, a remark may be meant so. */
export type Warning =
  | { level: 'clash'; what: 'room' | 'person'; who: string; other: DraftSession }
  | { level: 'clash'; what: 'no_such_time' }
  | { level: 'missing'; what: 'interpretation' | 'time' }
  | { level: 'remark'; what: 'hours' | 'day' };

type Frame = { startsOn: Date; endsOn: Date; zone: string; languages: readonly string[] };

const wholeDay = 24 * 60;
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Usual hours of a meeting: earlier and later is remarked on. */
const usual = { from: '07:00', until: '22:00' };

/** From which minute of the meeting until which, by its clocks; null where no time is told. Without an end: a minute. */
function spanOf({ day, start, end }: DraftSession): { from: number; until: number } | null {
  if (day === null || !isTimeOfDay(start)) return null;
  const from = day * wholeDay + minutesOf(start);
  if (!isTimeOfDay(end)) return { from, until: from + 1 };
  return { from, until: day * wholeDay + minutesOf(end) + (end > start ? 0 : wholeDay) };
}

function isAtOnce(one: DraftSession, other: DraftSession): boolean {
  const [a, b] = [spanOf(one), spanOf(other)];
  return a !== null && b !== null && a.from < b.until && b.from < a.until;
}

const folded = (text: string) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase().replace(/\s+/g, ' ');

/** What is odd about each session, by its id; those about which nothing is are left out. */
export function warningsOf(sessions: readonly DraftSession[], frame: Frame): Map<string, Warning[]> {
  const found = sessions.map((session): [string, Warning[]] => [
    session.id,
    [
      ...sessions
        .filter((other) => other.id !== session.id && isAtOnce(session, other))
        .flatMap((other) => clashesOf(session, other)),
      ...aloneOf(session, frame),
    ],
  ]);
  return new Map(found.filter(([, warnings]) => warnings.length > 0));
}

function clashesOf(session: DraftSession, other: DraftSession): Warning[] {
  const people = (of: DraftSession) =>
    new Map(
      of.roles.flatMap(({ personId, name }) => {
        return name ? [[personId ?? folded(name), name] as const] : [];
      }),
    );
  const there = people(other);
  const both = [...people(session)].filter(([key]) => there.has(key));
  const isOneRoom = session.room !== null && other.room !== null && folded(session.room) === folded(other.room);
  return [
    ...(isOneRoom ? [{ level: 'clash', what: 'room', who: session.room ?? '', other } as const] : []),
    ...both.map(([, who]) => ({ level: 'clash', what: 'person', who, other }) as const),
  ];
}

function aloneOf(session: DraftSession, { startsOn, endsOn, zone, languages }: Frame): Warning[] {
  const { day, start, end, kind } = session;
  const warnings: Warning[] = [];
  if (day !== null && isTimeOfDay(start) && !toInstant({ date: dateOfDay(startsOn, day), time: start }, zone))
    warnings.push({ level: 'clash', what: 'no_such_time' });
  if (day === null || !isTimeOfDay(start)) warnings.push({ level: 'missing', what: 'time' });
  const isForAll = kind === 'OPENING' || kind === 'PLENARY' || kind === 'CLOSING';
  if (isForAll && languages.length > 1 && session.languages.length === 0)
    warnings.push({ level: 'missing', what: 'interpretation' });
  if (day !== null && new Date(`${dateOfDay(startsOn, day)}T00:00:00Z`) > endsOn)
    warnings.push({ level: 'remark', what: 'day' });
  const isLate = isTimeOfDay(end) && isTimeOfDay(start) && (end > usual.until || end <= start);
  if (isTimeOfDay(start) && (start < usual.from || start >= usual.until || isLate))
    warnings.push({ level: 'remark', what: 'hours' });
  return warnings;
}
