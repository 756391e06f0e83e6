import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { db } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import { runAsSystem } from '@/lib/core/run-as-system';
import { lapseOffer } from './lapse-offer';
import { offerNext } from './offer-next';

const payloadSchema = z.object({ meeting: z.string().max(60) });

/** Offers every free place of a meeting to those who wait, in order, each in a transaction of its own. */
export async function offerPlaces(meeting: string): Promise<number> {
  let offered = 0;
  while (await offerOne(meeting)) offered += 1;
  return offered;
}

async function offerOne(meeting: string): Promise<boolean> {
  try {
    return await runAsSystem('offer.make', meeting, offerNext);
  } catch (error) {
    // No place is left: the rest goes on waiting.
    if (error instanceof Refusal && error.code === 'full') return false;
    throw error;
  }
}

/** Ends the offers whose time has passed; each place goes to the next by a job of its own. */
export async function lapseOffers(): Promise<number> {
  const expired = await db().$queryRaw<{ id: string; registrationId: string; meeting: string }[]>`
    SELECT o.id, o."registrationId", m.slug AS meeting
    FROM "PlaceOffer" o JOIN "Registration" r ON r.id = o."registrationId" JOIN "Meeting" m ON m.id = r."meetingId" AND m.phase <> 'CLOSED'
    WHERE o.status = 'OPEN' AND o."expiresAt" <= now() ORDER BY o."expiresAt" LIMIT 500`;
  let lapsed = 0;
  for (const { meeting, ...offer } of expired)
    lapsed += Number(await runAsSystem('offer.lapse', meeting, (ctx) => lapseOffer(ctx, offer)));
  return lapsed;
}

/** The job asked for wherever a place becomes free. */
export const offerPlacesTask: Task = async (payload) => {
  await offerPlaces(payloadSchema.parse(payload).meeting);
};

/** The job that is due every minute. */
export const lapseOffersTask: Task = async () => {
  await lapseOffers();
};
