import { Prisma } from '@/lib/core/prisma/client';

/**
 * Whether the room of meeting `m` has a place for somebody who is not waiting for one: a condition. Nobody goes past those who
 * wait; while somebody waits without an offer, a place that is free is theirs.
 */
export const roomIsFree = Prisma.sql`
  m."confirmedCount" < m.capacity AND NOT EXISTS (
    SELECT 1 FROM "Registration" r WHERE r."meetingId" = m.id AND r."waitNumber" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "PlaceOffer" o WHERE o."registrationId" = r.id AND o.status = 'OPEN'))`;
