import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';

/**
 * Takes a place of a delegation by a conditional UPDATE of its counter row, which also locks the delegation until the end
 * of the transaction. Refuses "full" when the quota is used up.
 */
export async function takePlace(ctx: Ctx, delegationId: string): Promise<void> {
  const taken = await ctx.tx.$executeRaw`
    UPDATE "Delegation" SET "seatsTaken" = "seatsTaken" + 1
    WHERE id = ${delegationId}::uuid AND "meetingId" = ${ctx.scope.meeting.id}::uuid AND "seatsTaken" < quota`;
  if (taken === 0) throw new Refusal('full');
}
