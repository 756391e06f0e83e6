import type { Ctx } from '@/lib/core/execute';

/**
 * Whether the room has a place for somebody who is not waiting for one: nobody goes past those who wait. Locks the counter row,
 * so that the answer holds until the place is taken by `moveRegistrations`.
 */
export async function hasRoom(ctx: Ctx): Promise<boolean> {
  const [row] = await ctx.tx.$queryRaw<{ isFree: boolean }[]>`
    SELECT m."confirmedCount" < m.capacity AND NOT EXISTS (
      SELECT 1 FROM "Registration" r WHERE r."meetingId" = m.id AND r."waitNumber" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "PlaceOffer" o WHERE o."registrationId" = r.id AND o.status = 'OPEN')) AS "isFree"
    FROM "Meeting" m WHERE m.id = ${ctx.scope.meeting.id}::uuid FOR UPDATE`;
  return row?.isFree ?? false;
}
