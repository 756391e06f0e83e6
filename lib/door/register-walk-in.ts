import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { mostSeats } from '@/lib/inviting/schema';
import { ensurePerson } from '@/lib/people/ensure-person';
import { randomSigns } from '@/lib/papers/model/random-signs';
import { lockSeats, type LockedDelegation } from '@/lib/representation/lock-seats';
import { addRegistration } from '@/lib/registration/add-registration';
import { hasRoom } from '@/lib/registration/has-room';
import { lockRegistration } from '@/lib/registration/lock-registrations';
import { mailDecision } from '@/lib/registration/mail-decision';
import { moveRegistrations } from '@/lib/registration/move-registrations';
import { takePlace } from '@/lib/registration/take-place';
import type { registerWalkInSchema } from './schema';

type Input = z.output<typeof registerWalkInSchema>;

/** Where somebody registered at the door stands. */
export type WalkIn = { registration: string; status: 'CONFIRMED' | 'WAITLISTED' };

/**
 * Registers somebody who stands at the door and was never named, with the reason. Confirmed where the delegation has a promised
 * place left and the room has one; otherwise on the waiting list, where the secretariat decides. Beyond the quota the place to
 * wait on is an exception of its own cause; why they came is the registration's, and not for the delegation to read. Refuses
 * "closed" for a party whose invitation was withdrawn or that has sent regrets, "full" beyond the most seats a delegation can have.
 */
export async function registerWalkIn(ctx: Ctx, input: Input): Promise<WalkIn> {
  const { personId } = await ensurePerson(ctx, input);
  const { isPromised, seatId } = await lockPlace(ctx, input.delegation);
  await takePlace(ctx, input.delegation);
  const { email, locale } = input;
  const { registrationId } = await addRegistration(ctx, {
    delegationId: input.delegation,
    seatId,
    personId,
    capacity: 'DELEGATE',
    email,
    locale,
    named: input,
    isToldLater: true,
  });
  await ctx.tx.registration.update({
    where: { id: registrationId },
    data: { walkIn: true, mode: input.mode, submittedAt: ctx.now, badgeCode: randomSigns(16) },
    select: { id: true },
  });
  await moveRegistrations(ctx, [await lockRegistration(ctx, registrationId)], 'SUBMITTED', input.reason);
  const status = isPromised && (await hasRoom(ctx)) ? 'CONFIRMED' : 'WAITLISTED';
  const handedIn = await lockRegistration(ctx, registrationId);
  await moveRegistrations(ctx, [handedIn], status, input.reason);
  await mailDecision(ctx, handedIn, status, null);
  const subject = { type: 'Registration', id: registrationId };
  // The form is handed in at the door: said under its own name as well, as for everybody else.
  await ctx.audit({ subject, action: 'registration.submit', details: { atTheDoor: true } });
  await ctx.audit({
    subject,
    details: { delegationId: input.delegation, status, reason: input.reason, isPromised },
  });
  ctx.live({ type: 'door.people', subjectId: registrationId, visibility: 'DOOR' });
  return { registration: registrationId, status };
}

/** A place for somebody at the door, the delegation locked: one it was promised, or else one made to wait on. */
async function lockPlace(ctx: Ctx, delegationId: string): Promise<{ isPromised: boolean; seatId: string }> {
  const delegation = await lockSeats(ctx, delegationId);
  if (delegation.invitation === 'REVOKED' || delegation.invitation === 'DECLINED') throw new Refusal('closed');
  if (delegation.seatsTaken < delegation.quota) {
    // The first seat is the head's; whoever comes unannounced sits behind those who were named.
    const free = delegation.places.findLast(({ registrationId }) => registrationId === null);
    if (!free) throw new Refusal('conflict');
    return { isPromised: true, seatId: free.id };
  }
  if (delegation.quota >= mostSeats) throw new Refusal('full');
  return { isPromised: false, seatId: await makePlace(ctx, delegation) };
}

/** A place beyond the quota: on a row that an earlier one has left behind, or else on a new one. */
async function makePlace(ctx: Ctx, { id, seats }: LockedDelegation): Promise<string> {
  const left = seats.find(({ registrationId }) => registrationId === null);
  await ctx.tx.delegation.update({ where: { id }, data: { quota: { increment: 1 } }, select: { id: true } });
  await ctx.tx.quotaException.create({
    data: { delegationId: id, seats: 1, cause: 'AT_DOOR', byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { id: true },
  });
  if (left) return left.id;
  const rank = (seats.at(-1)?.rank ?? 0) + 1;
  return (await ctx.tx.seat.create({ data: { delegationId: id, rank }, select: { id: true } })).id;
}
