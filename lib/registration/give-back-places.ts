import type { Ctx } from '@/lib/core/execute';

/** Gives the places of ended registrations back to their delegations, always in the same order. */
export async function giveBackPlaces(ctx: Ctx, registrations: readonly { delegationId: string }[]): Promise<void> {
  for (const { delegationId } of [...registrations].sort((a, b) => (a.delegationId < b.delegationId ? -1 : 1))) {
    await ctx.tx.$executeRaw`UPDATE "Delegation" SET "seatsTaken" = "seatsTaken" - 1 WHERE id = ${delegationId}::uuid`;
  }
}
