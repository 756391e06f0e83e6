import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockSeats } from './lock-seats';
import type { fundSeatsSchema } from './schema';

/** Says for which places of a delegation travel is funded: exactly those ticked. The number on the delegation follows. */
export async function fundSeats(ctx: Ctx, input: z.output<typeof fundSeatsSchema>): Promise<null> {
  const delegation = await lockSeats(ctx, input.delegation);
  const wanted = new Set(input.funded ?? []);
  const funded = delegation.places.filter(({ id }) => wanted.has(id));
  // A place that was taken back while the form was open.
  if (funded.length !== wanted.size) throw new Refusal('conflict');
  await ctx.tx.$executeRaw`
    UPDATE "Seat" SET funded = id = ANY (${[...wanted]}::uuid[]) WHERE "delegationId" = ${delegation.id}::uuid`;
  await ctx.tx.delegation.update({
    where: { id: delegation.id },
    data: { fundedSeats: funded.length },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'Delegation', id: delegation.id },
    details: {
      before: delegation.places.filter((place) => place.funded).map(({ rank }) => rank),
      funded: funded.map(({ rank }) => rank),
    },
  });
  return null;
}
