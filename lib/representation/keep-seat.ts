import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockSeats } from './lock-seats';
import { takesPart } from './policy';
import type { keepSeatSchema } from './schema';

/** Says for whom a free place is kept until there is a name, or takes that back. Refuses "conflict" where somebody is on it by now. */
export async function keepSeat(ctx: Ctx, input: z.output<typeof keepSeatSchema>): Promise<null> {
  const { delegationId } = found(
    await ctx.tx.seat.findUnique({ where: { id: input.seat }, select: { delegationId: true } }),
  );
  const delegation = await lockSeats(ctx, delegationId);
  if (!takesPart(delegation.invitation)) throw new Refusal('closed');
  const place = delegation.places.find(({ id }) => id === input.seat);
  if (!place || place.registrationId) throw new Refusal('conflict');
  const keptFor = input.keptFor ?? null;
  await ctx.tx.seat.update({ where: { id: place.id }, data: { keptFor }, select: { id: true } });
  await ctx.audit({
    subject: { type: 'Delegation', id: delegation.id },
    details: { seat: place.rank, before: place.keptFor, keptFor },
  });
  return null;
}
