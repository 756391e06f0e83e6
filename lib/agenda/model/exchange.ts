import { isTimeOfDay, type ProgrammeSession } from './session';

type Hours = Pick<ProgrammeSession, 'start' | 'end'>;

const wholeDay = 24 * 60;
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** How many minutes a session lasts; null where that is not told. One that ends when it starts lasts a whole day. */
function lengthOf({ start, end }: Hours): number | null {
  if (!isTimeOfDay(start) || !isTimeOfDay(end)) return null;
  const minutes = minutesOf(end) - minutesOf(start);
  return minutes > 0 ? minutes : minutes + wholeDay;
}

/** The same session from another minute of its day on. */
function from(session: Hours, minutes: number): Hours {
  const length = lengthOf(session);
  return { start: timeOf(minutes), end: length === null ? session.end : timeOf((minutes + length) % wholeDay) };
}

/** The same session beginning at another time, as long as before; without a time it has no end either. */
export function startingAt(session: Hours, start: string | null): Hours {
  return isTimeOfDay(start)
    ? from({ ...session, end: lengthOf(session) === null ? null : session.end }, minutesOf(start))
    : { start, end: null };
}

/**
 * The same session on the next full step of so many minutes, later or (below 0) earlier on its day; without a time of day it goes
 * to 09:00. Null where that lies beyond the day.
 */
export function startingBy(session: Hours, minutes: number): Hours | null {
  if (!isTimeOfDay(session.start)) return minutes > 0 ? startingAt(session, '09:00') : null;
  const [now, size] = [minutesOf(session.start), Math.abs(minutes)];
  const next = minutes > 0 ? (Math.floor(now / size) + 1) * size : (Math.ceil(now / size) - 1) * size;
  return next < 0 || next >= wholeDay ? null : startingAt(session, timeOf(next));
}

/**
 * Two sessions of one day that change places, the earlier first: each keeps its length, the pause between them stays where the
 * two leave it, and the two together begin and end as before. Where one has no end, or they overlap, they change their starts.
 * Null where their times do not order them (the same start, or no time): then their places do. Also null where the one put last
 * would begin on another day.
 */
export function exchangeHours(first: Hours, second: Hours): { first: Hours; second: Hours } | null {
  if (!isTimeOfDay(first.start) || !isTimeOfDay(second.start) || first.start === second.start) return null;
  const [start, next] = [minutesOf(first.start), minutesOf(second.start)];
  const [length, nextLength] = [lengthOf(first), lengthOf(second)];
  const pause = length === null ? -1 : next - start - length;
  const last = nextLength === null || pause < 0 ? next : start + nextLength + pause;
  return last < wholeDay ? { first: from(first, last), second: from(second, start) } : null;
}
