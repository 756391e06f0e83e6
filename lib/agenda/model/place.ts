import { startingBy } from './exchange';

/** Where a session stands in the draft. */
export type Place = { day: number | null; start: string | null; end: string | null; room: string | null };

/** One step of a session in the grid: so many minutes later or (below 0) earlier, to the room beside, to the day beside. */
export type PlaceStep = { minutes: number } | { rooms: 1 | -1 } | { days: 1 | -1 };

/** The rooms of the grid in their order (null: none told), and its days in theirs. */
export type Grid = { rooms: readonly (string | null)[]; days: readonly number[] };

/** Where a session comes to stand after one step, as long as before; null where there is no place to go. */
export function stepped(place: Place, step: PlaceStep, { rooms, days }: Grid): Place | null {
  if ('minutes' in step) {
    const hours = startingBy(place, step.minutes);
    return hours && { ...place, ...hours };
  }
  if ('rooms' in step) {
    const room = rooms[rooms.indexOf(place.room) + step.rooms];
    return room === undefined ? null : { ...place, room };
  }
  // Whatever has no day yet stands before the first.
  const day = days[(place.day === null ? -1 : days.indexOf(place.day)) + step.days];
  return day === undefined ? null : { ...place, day };
}

/** Whether two places are one. */
export function isSamePlace(one: Place, other: Place): boolean {
  return one.day === other.day && one.start === other.start && one.end === other.end && one.room === other.room;
}
