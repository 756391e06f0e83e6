import { env } from '@/lib/core/env';
import type { Ctx } from '@/lib/core/execute';
import { lockRegistration } from './lock-registrations';
import { mailDecision } from './mail-decision';
import { mailDelegate } from './mail-delegate';
import { moveConfirmed } from './move-confirmed';
import { moveRegistrations } from './move-registrations';
import { offerExpiry } from './policy';

/**
 * Offers one free place to the next on the waiting list: held on the room's counter until it is answered or has expired, with
 * a mail in their language. Where offers are off (0 hours) the next in order is confirmed at once. Answers false when nobody
 * waits; refuses "full" when there is no place. Run by one job at a time for a meeting.
 */
export async function offerNext(ctx: Ctx): Promise<boolean> {
  const { meeting } = ctx.scope;
  const [next] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM "Registration" r
    WHERE r."meetingId" = ${meeting.id}::uuid AND r."waitNumber" IS NOT NULL AND r.status = 'WAITLISTED'
      AND NOT EXISTS (SELECT 1 FROM "PlaceOffer" o WHERE o."registrationId" = r.id AND o.status = 'OPEN')
    ORDER BY r."waitNumber" LIMIT 1 FOR UPDATE OF r`;
  if (!next) return false;
  const registration = await lockRegistration(ctx, next.id);
  if (meeting.offerHours === 0) {
    await moveRegistrations(ctx, [registration], 'CONFIRMED');
    await mailDecision(ctx, registration, 'CONFIRMED', null);
    await ctx.audit({
      subject: { type: 'Registration', id: next.id },
      details: { from: 'WAITLISTED', to: 'CONFIRMED', number: registration.waitNumber },
    });
    return true;
  }
  await moveConfirmed(ctx, 1);
  const expiresAt = offerExpiry(ctx.now, meeting);
  const offer = await ctx.tx.placeOffer.create({
    data: { registrationId: next.id, offeredAt: ctx.now, expiresAt },
    select: { id: true },
  });
  const name = `${registration.givenName} ${registration.surname}`;
  const link = `${env().baseUrl}/${registration.locale}/meetings/${meeting.slug}/registration/${next.id}/offer`;
  await mailDelegate(ctx, 'place-offer', { ...registration, name }, { link, until: expiresAt });
  await ctx.audit({
    subject: { type: 'Registration', id: next.id },
    details: { offer: offer.id, number: registration.waitNumber, expiresAt: expiresAt.toISOString() },
  });
  ctx.live({ type: 'registration.changed', subjectId: next.id, visibility: 'SECRETARIAT' });
  return true;
}
