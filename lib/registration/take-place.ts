import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';

/**
 * Takes a place of a delegation by a conditional UPDATE of its counter row, which also locks the delegation until the end
 * of the transaction. Refuses "full" when the quota is used up.
 */
export async function takePlace(ctx: Ctx, delegationId: string): Promise<void> {
  await takePlaces(ctx, new Map([[delegationId, 1]]));
}

/** Takes places of several delegations at once, all or none: refuses "full" where one of them has not that many left. */
export async function takePlaces(ctx: Ctx, wanted: ReadonlyMap<string, number>): Promise<void> {
  const ids = [...wanted.keys()];
  const taken = await ctx.tx.$executeRaw`
    UPDATE "Delegation" d SET "seatsTaken" = "seatsTaken" + w.places
    FROM unnest(${ids}::uuid[], ${[...wanted.values()]}::int[]) AS w(id, places)
    WHERE d.id = w.id AND d."meetingId" = ${ctx.scope.meeting.id}::uuid AND "seatsTaken" + w.places <= quota`;
  if (taken < ids.length) throw new Refusal('full');
}
