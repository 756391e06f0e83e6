import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { mostSeats } from '@/lib/inviting/schema';
import { ensurePerson } from '@/lib/people/ensure-person';
import { randomSigns } from '@/lib/papers/model/random-signs';
import { addRegistration } from '@/lib/registration/add-registration';
import { hasRoom } from '@/lib/registration/has-room';
import { lockRegistration } from '@/lib/registration/lock-registrations';
import { mailDecision } from '@/lib/registration/mail-decision';
import { moveRegistrations } from '@/lib/registration/move-registrations';
import { activeStatuses } from '@/lib/registration/policy';
import { takePlace } from '@/lib/registration/take-place';
import type { registerWalkInSchema } from './schema';

type Input = z.output<typeof registerWalkInSchema>;

/** Where somebody registered at the door stands. */
export type WalkIn = { registration: string; status: 'CONFIRMED' | 'WAITLISTED' };

/**
 * Registers somebody who stands at the door and was never named, with the reason. Confirmed where the delegation has a promised
 * place left and the room has one; otherwise on the waiting list, where the secretariat decides. Beyond the quota the place to
 * wait on is an exception with its reason, as the secretariat's own are. Refuses "closed" for a party whose invitation was
 * withdrawn or that has sent regrets, "full" beyond the most seats a delegation can have.
 */
export async function registerWalkIn(ctx: Ctx, input: Input): Promise<WalkIn> {
  const { personId } = await ensurePerson(ctx, input);
  const isPromised = await lockPlaces(ctx, input);
  await takePlace(ctx, input.delegation);
  const seat = await ctx.tx.seat.findFirst({
    where: { delegationId: input.delegation, registrations: { none: { status: { in: [...activeStatuses] } } } },
    // The first seat is the head's; whoever comes unannounced sits behind those who were named.
    orderBy: { rank: 'desc' },
    select: { id: true },
  });
  if (!seat) throw new Refusal('conflict');
  const { email, locale } = input;
  const { registrationId } = await addRegistration(ctx, {
    delegationId: input.delegation,
    seatId: seat.id,
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

/** Locks the delegation and answers whether it has a promised place left; where it has none, an exception makes one to wait on. */
async function lockPlaces(ctx: Ctx, { delegation, reason }: Input): Promise<boolean> {
  const [row] = await ctx.tx.$queryRaw<{ quota: number; seatsTaken: number; invitation: string }[]>`
    SELECT d.quota, d."seatsTaken", i.status AS invitation
    FROM "Delegation" d JOIN "Invitation" i ON i.id = d."invitationId"
    WHERE d.id = ${delegation}::uuid AND d."meetingId" = ${ctx.scope.meeting.id}::uuid FOR UPDATE OF d`;
  if (!row) throw new Refusal('not_found');
  if (row.invitation === 'REVOKED' || row.invitation === 'DECLINED') throw new Refusal('closed');
  if (row.seatsTaken < row.quota) return true;
  if (row.quota >= mostSeats) throw new Refusal('full');
  // Asked once the delegation is locked, so that a seat made a moment ago by somebody else is seen.
  const { _max: last } = await ctx.tx.seat.aggregate({ where: { delegationId: delegation }, _max: { rank: true } });
  await ctx.tx.delegation.update({
    where: { id: delegation },
    data: { quota: { increment: 1 }, seats: { create: { rank: (last.rank ?? 0) + 1 } } },
    select: { id: true },
  });
  await ctx.tx.quotaException.create({
    data: { delegationId: delegation, seats: 1, reason, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { id: true },
  });
  return false;
}
