import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRegistration } from './lock-registrations';
import { mailDecision } from './mail-decision';
import { mailEnd } from './mail-end';
import { moveRegistrations } from './move-registrations';
import type { answerOfferSchema } from './schema/registrations';

/**
 * Takes up or declines the place offered. Taking it up moves no counter: the place was held. Declining ends the registration,
 * and seat and place are free for others. Refuses "closed" for an offer that was answered, has lapsed or is past its time.
 */
export async function answerOffer(ctx: Ctx, input: z.output<typeof answerOfferSchema>): Promise<null> {
  const registration = await lockRegistration(ctx, input.registration);
  const offer = await ctx.tx.placeOffer.findFirst({
    where: { registrationId: registration.id, status: 'OPEN', expiresAt: { gt: ctx.now } },
    select: { id: true },
  });
  if (!offer) throw new Refusal('closed');
  const isTaken = input.answer === 'ACCEPTED';
  await moveRegistrations(ctx, [registration], isTaken ? 'CONFIRMED' : 'WITHDRAWN');
  await (isTaken ? mailDecision(ctx, registration, 'CONFIRMED', null) : mailEnd(ctx, registration.id, 'withdrawn'));
  await ctx.audit({
    subject: { type: 'Registration', id: registration.id },
    details: { offer: offer.id, answer: input.answer },
  });
  return null;
}
