import { db } from '@/lib/core/db';

/**
 * Removes who was at which page. Places count for little more than a minute; done every ten minutes, this is why they are gone
 * within the hour. Safe to run at any time.
 */
export async function forgetPlaces(): Promise<void> {
  await db().$executeRaw`DELETE FROM "AnsweringPlace" WHERE "seenAt" < now() - interval '45 minutes'`;
  await db().$executeRaw`DELETE FROM "RoomPlace" WHERE "seenAt" < now() - interval '45 minutes'`;
}
