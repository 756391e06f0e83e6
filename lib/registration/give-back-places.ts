import type { Ctx } from '@/lib/core/execute';

/**
 * Gives the places of ended registrations back to their delegations, locked in one order for everybody. A place that was made
 * at the door for somebody who was then never confirmed goes with them: it was promised to nobody else. It is known by its
 * moment, which is that of their first step.
 */
export async function giveBackPlaces(ctx: Ctx, registrations: readonly string[]): Promise<void> {
  await ctx.tx.$executeRaw`
    WITH ended AS (
      SELECT "delegationId", count(*)::int AS places FROM "Registration" WHERE id = ANY (${registrations}::uuid[]) GROUP BY "delegationId"
    ), locked AS (
      SELECT id FROM "Delegation" WHERE id IN (SELECT "delegationId" FROM ended) ORDER BY id FOR UPDATE
    ), made AS (
      SELECT DISTINCT ON (r.id) e."delegationId" FROM "Registration" r
      JOIN "QuotaException" e ON e."delegationId" = r."delegationId" AND e.cause = 'AT_DOOR'
        AND e.at = (SELECT min(x.at) FROM "RegistrationDecision" x WHERE x."registrationId" = r.id)
      WHERE r.id = ANY (${registrations}::uuid[]) AND r."walkIn"
        AND NOT EXISTS (SELECT 1 FROM "RegistrationDecision" x WHERE x."registrationId" = r.id AND x."toStatus" = 'CONFIRMED')
    ), undone AS (
      INSERT INTO "QuotaException" (id, "delegationId", seats, cause, "byAccountId", at)
      SELECT gen_random_uuid(), "delegationId", -1, 'DOOR_ENDED', ${ctx.actor?.accountId ?? null}::uuid, ${ctx.now}::timestamptz FROM made
    )
    UPDATE "Delegation" d SET "seatsTaken" = d."seatsTaken" - ended.places,
           quota = d.quota - (SELECT count(*)::int FROM made WHERE made."delegationId" = d.id)
    FROM ended JOIN locked ON locked.id = ended."delegationId" WHERE d.id = ended."delegationId"`;
}
