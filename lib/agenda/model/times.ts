import { toInstant } from '@/lib/meetings/model/zone';
import { isTimeOfDay, type ProgrammeSession } from './session';

const dayLength = 24 * 60 * 60_000;

/** The calendar day `YYYY-MM-DD` of a day of a meeting, counted from 1; `startsOn` is midnight UTC of its first. */
export function dateOfDay(startsOn: Date, day: number): string {
  return new Date(startsOn.getTime() + (day - 1) * dayLength).toISOString().slice(0, 10);
}

/**
 * From when until when a session lasts (UTC). Null where no day or time is told, and where the clocks of the zone never show
 * that time, because they are put forward over it. An end that is not after the start is one of the next day; null where none
 * is told.
 */
export function instantsOf(
  { day, start, end }: Pick<ProgrammeSession, 'day' | 'start' | 'end'>,
  { startsOn, zone }: { startsOn: Date; zone: string },
): { startsAt: Date; endsAt: Date | null } | null {
  if (day === null || !isTimeOfDay(start)) return null;
  const startsAt = toInstant({ date: dateOfDay(startsOn, day), time: start }, zone);
  if (!startsAt) return null;
  if (!isTimeOfDay(end)) return { startsAt, endsAt: null };
  const endsAt = toInstant({ date: dateOfDay(startsOn, end > start ? day : day + 1), time: end }, zone);
  // Where the clocks are put back, the first of two equal times may lie before the start: then the second is meant.
  return { startsAt, endsAt: endsAt && endsAt > startsAt ? endsAt : null };
}
