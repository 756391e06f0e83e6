import { chooseSeat } from '@/lib/registration/policy';
import type { Entry } from '../schema';

type Seat = { id: string; delegationId: string; rank: number };
type Asking = { number: number; entry: Entry };

/**
 * A free seat for each of the rows, by number: first for those who name their rank, then for heads of delegation, then in
 * the order of the sheet. A row without one is not in the answer.
 */
export function assignSeats(rows: readonly Asking[], free: readonly Seat[]): Map<number, Seat> {
  const left = new Map<string, Seat[]>();
  for (const seat of free) left.set(seat.delegationId, [...(left.get(seat.delegationId) ?? []), seat]);
  const urgency = ({ entry }: Asking) => (entry.rank !== undefined ? 0 : entry.capacity === 'HEAD' ? 1 : 2);
  const assigned = new Map<number, Seat>();
  for (const { number, entry } of rows.toSorted((a, b) => urgency(a) - urgency(b) || a.number - b.number)) {
    const seats = left.get(entry.delegationId) ?? [];
    const seat =
      entry.rank === undefined
        ? chooseSeat(seats, { capacity: entry.capacity })
        : seats.find(({ rank }) => rank === entry.rank);
    if (!seat) continue;
    assigned.set(number, seat);
    left.set(
      entry.delegationId,
      seats.filter((one) => one !== seat),
    );
  }
  return assigned;
}
