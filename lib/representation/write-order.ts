import type { Ctx } from '@/lib/core/execute';
import { headFirst } from './model';
import type { LockedDelegation, LockedSeat } from './lock-seats';

/**
 * Gives the seats of a locked delegation the ranks 1, 2, 3 … in this order, the head of delegation's first, what is no place
 * any more last. One statement: the constraint on ranks is looked at when it is done.
 */
export async function writeOrder(
  ctx: Ctx,
  { id, seats }: Pick<LockedDelegation, 'id' | 'seats'>,
  places: readonly LockedSeat[],
): Promise<string[]> {
  const kept = new Set(places.map((place) => place.id));
  const order = headFirst(places).map((place) => place.id);
  const all = [...order, ...seats.filter((seat) => !kept.has(seat.id)).map((seat) => seat.id)];
  await ctx.tx.$executeRaw`
    UPDATE "Seat" s SET rank = o.rank::int FROM unnest(${all}::uuid[]) WITH ORDINALITY AS o(id, rank)
    WHERE s.id = o.id AND s."delegationId" = ${id}::uuid AND s.rank <> o.rank::int`;
  return order;
}
