import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockSeats } from './lock-seats';
import { afterStep } from './model';
import { takesPart } from './policy';
import type { moveSeatSchema } from './schema';
import { writeOrder } from './write-order';

/** Moves a place one step up or down from where it stands now; at an end, or at the head of delegation, it stays. */
export async function moveSeat(ctx: Ctx, input: z.output<typeof moveSeatSchema>): Promise<null> {
  const { delegationId } = found(
    await ctx.tx.seat.findUnique({ where: { id: input.seat }, select: { delegationId: true } }),
  );
  const delegation = await lockSeats(ctx, delegationId);
  if (!takesPart(delegation.invitation)) throw new Refusal('closed');
  const before = delegation.places.map(({ id }) => id);
  const after = await writeOrder(ctx, delegation, afterStep(delegation.places, input.seat, input.direction));
  await ctx.audit({ subject: { type: 'Delegation', id: delegation.id }, details: { before, after } });
  return null;
}
