import type { Ctx } from '@/lib/core/execute';
import { lockRegistration } from './lock-registrations';
import { mailDelegate } from './mail-delegate';
import { moveConfirmed } from './move-confirmed';

/**
 * Ends an offer whose time has passed, by the database's time: the held place goes to the next, and the person leaves the
 * order of the waiting list until they ask to be on it again. Does nothing to an offer that was answered meanwhile.
 */
export async function lapseOffer(ctx: Ctx, offer: { id: string; registrationId: string }): Promise<boolean> {
  const registration = await lockRegistration(ctx, offer.registrationId);
  const lapsed = await ctx.tx.$executeRaw`
    UPDATE "PlaceOffer" SET status = 'LAPSED', "answeredAt" = ${ctx.now}
    WHERE id = ${offer.id}::uuid AND "registrationId" = ${registration.id}::uuid AND status = 'OPEN' AND "expiresAt" <= ${ctx.now}`;
  if (lapsed === 0) return false;
  await ctx.tx.registration.update({
    where: { id: registration.id },
    data: { waitNumber: null, changedAt: ctx.now, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await moveConfirmed(ctx, -1);
  const name = `${registration.givenName} ${registration.surname}`;
  await mailDelegate(ctx, 'place-offer-lapsed', { ...registration, name });
  await ctx.audit({ subject: { type: 'Registration', id: registration.id }, details: { offer: offer.id } });
  ctx.live({ type: 'registration.changed', subjectId: registration.id, visibility: 'SECRETARIAT' });
  return true;
}
