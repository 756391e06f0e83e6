import type { Ctx } from '@/lib/core/execute';

/**
 * Takes one place of the room by a conditional UPDATE of the counter row, and answers whether it was there. Nobody goes past
 * those who wait: while somebody waits without an offer, a place that is free is theirs.
 */
export async function takeRoom(ctx: Ctx): Promise<boolean> {
  const taken = await ctx.tx.$executeRaw`
    UPDATE "Meeting" m SET "confirmedCount" = "confirmedCount" + 1
    WHERE id = ${ctx.scope.meeting.id}::uuid AND "confirmedCount" < capacity AND NOT EXISTS (
      SELECT 1 FROM "Registration" r WHERE r."meetingId" = m.id AND r."waitNumber" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "PlaceOffer" o WHERE o."registrationId" = r.id AND o.status = 'OPEN'))`;
  return taken > 0;
}
