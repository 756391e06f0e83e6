import { Refusal } from "@/lib/core/errors";
import type { Ctx } from "@/lib/core/execute";

/**
 * Takes a place of a delegation by a conditional UPDATE of its counter row, which also locks the delegation until the end
 * of the transaction. Refuses "full" when the quota is used up.
 */
export async function takePlace(ctx: Ctx, delegationId: string): Promise<void> {
  const taken = await ctx.tx.$executeRaw`
    UPDATE "Delegation" SET "seatsTaken" = "seatsTaken" + 1
    WHERE id = ${delegationId}::uuid AND "meetingId" = ${ctx.scope.meeting.id}::uuid AND "seatsTaken" < quota`;
  if (taken === 0) throw new Refusal("full");
}

/** Gives the places of ended registrations back to their delegations, always in the same order. */
export async function giveBackPlaces(ctx: Ctx, registrations: readonly { delegationId: string }[]): Promise<void> {
  for (const { delegationId } of [...registrations].sort((a, b) => (a.delegationId < b.delegationId ? -1 : 1))) {
    await ctx.tx.$executeRaw`UPDATE "Delegation" SET "seatsTaken" = "seatsTaken" - 1 WHERE id = ${delegationId}::uuid`;
  }
}

/** Takes (or with a negative number gives back) places of the room. Refuses "full" when not all of them are there: nobody is confirmed by halves. */
export async function moveConfirmed(ctx: Ctx, places: number): Promise<void> {
  if (places === 0) return;
  const moved = await ctx.tx.$executeRaw`
    UPDATE "Meeting" SET "confirmedCount" = "confirmedCount" + ${places}
    WHERE id = ${ctx.scope.meeting.id}::uuid AND "confirmedCount" + ${places} <= capacity`;
  if (moved === 0) throw new Refusal("full");
}
