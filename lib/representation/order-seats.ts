import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockSeats } from './lock-seats';
import { isSameOrder } from './model';
import { takesPart } from './policy';
import type { orderSeatsSchema } from './schema';
import { writeOrder } from './write-order';

/** Puts the places of a delegation in a new order. Refuses "conflict" where the order it was made from is no longer the one there is. */
export async function orderSeats(ctx: Ctx, input: z.output<typeof orderSeatsSchema>): Promise<null> {
  const delegation = await lockSeats(ctx, input.delegation);
  if (!takesPart(delegation.invitation)) throw new Refusal('closed');
  const before = delegation.places.map(({ id }) => id);
  if (!isSameOrder(before, input.seen)) throw new Refusal('conflict');
  if (!isSameOrder(before.toSorted(), input.order.toSorted())) throw new Refusal('invalid');
  const places = input.order.flatMap((id) => delegation.places.filter((place) => place.id === id));
  const after = await writeOrder(ctx, delegation, places);
  await ctx.audit({ subject: { type: 'Delegation', id: delegation.id }, details: { before, after } });
  return null;
}
