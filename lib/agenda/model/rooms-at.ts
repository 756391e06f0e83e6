/** A session with the instants (milliseconds since 1970) from which until which it takes place, in a room or in none told. */
export type Timed = { id: string; room: string | null; from: number; until: number };

/** What is in a room now and what comes next there; sessions without a room share one line. */
export type RoomNow<T extends Timed> = { room: string | null; now: T | null; next: T | null };

/** Each room at an instant, in the order in which the programme first uses them; rooms that are not used any more are left out. */
export function roomsAt<T extends Timed>(sessions: readonly T[], at: number): RoomNow<T>[] {
  const rooms = [...new Set(sessions.map(({ room }) => room))];
  return rooms.flatMap((room) => {
    const there = sessions.filter((one) => one.room === room && one.until > at);
    const now = there.findLast(({ from }) => from <= at) ?? null;
    const next = there.find(({ from }) => from > at) ?? null;
    return now || next ? [{ room, now, next }] : [];
  });
}
