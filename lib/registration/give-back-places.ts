import type { Ctx } from '@/lib/core/execute';

/** Gives the places of ended registrations back to their delegations, locked in one order for everybody. */
export async function giveBackPlaces(ctx: Ctx, registrations: readonly string[]): Promise<void> {
  await ctx.tx.$executeRaw`
    WITH ended AS (
      SELECT "delegationId", count(*)::int AS places FROM "Registration" WHERE id = ANY (${registrations}::uuid[]) GROUP BY "delegationId"
    ), locked AS (
      SELECT id FROM "Delegation" WHERE id IN (SELECT "delegationId" FROM ended) ORDER BY id FOR UPDATE
    )
    UPDATE "Delegation" d SET "seatsTaken" = d."seatsTaken" - ended.places
    FROM ended JOIN locked ON locked.id = ended."delegationId" WHERE d.id = ended."delegationId"`;
}
