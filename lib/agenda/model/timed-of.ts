import { toInstant } from '@/lib/meetings/model/zone';
import type { Timed } from './rooms-at';
import type { ProgrammeSession } from './session';
import { dateOfDay, instantsOf } from './times';

/**
 * The sessions of a programme that have a day and a time, by their beginning. One whose end is not told lasts until the next in
 * its room begins, at most until its day is over by the clocks of the meeting.
 */
export function timedOf(
  sessions: readonly ProgrammeSession[],
  { startsOn, zone }: { startsOn: Date; zone: string },
): (Timed & { session: ProgrammeSession; isEndTold: boolean })[] {
  const placed = sessions.flatMap((session) => {
    const instants = instantsOf(session, { startsOn, zone });
    return instants ? [{ session, from: instants.startsAt.getTime(), end: instants.endsAt?.getTime() ?? null }] : [];
  });
  return placed
    .map(({ session, from, end }) => {
      const later = placed.filter((other) => other.session.room === session.room && other.from > from);
      const until = end ?? Math.min(dayEnd(session.day ?? 1, startsOn, zone), ...later.map((other) => other.from));
      return { id: session.id, room: session.room, from, until, session, isEndTold: end !== null };
    })
    .toSorted((one, other) => one.from - other.from);
}

/** Midnight at the end of a day; where the clocks are put forward over it, the first hour that they show. */
function dayEnd(day: number, startsOn: Date, zone: string): number {
  const date = dateOfDay(startsOn, day + 1);
  return (toInstant({ date, time: '00:00' }, zone) ?? toInstant({ date, time: '01:00' }, zone) ?? startsOn).getTime();
}
