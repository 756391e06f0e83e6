import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { ensurePerson } from '@/lib/people/ensure-person';
import { addRegistration } from './add-registration';
import { activeStatuses, chooseSeat } from './policy';
import { requireOwnMailbox } from './require-own-mailbox';
import { requireWindow } from './require-window';
import type { nominateSchema } from './schema/registrations';
import { takePlace } from './take-place';

/**
 * Names a person into a seat of a delegation that has accepted its invitation. The place is taken on the counter row first:
 * of two at once for the last one, one is refused as "full". Refuses "conflict" where the seat asked for was taken meanwhile.
 */
export async function nominate(ctx: Ctx, input: z.output<typeof nominateSchema>): Promise<{ registrationId: string }> {
  requireWindow(ctx);
  const { personId } = await ensurePerson(ctx, input);
  await takePlace(ctx, input.delegation);
  // After the lock: of two with the same address at once, the second is asked as well.
  await requireOwnMailbox(ctx, input, { delegationId: input.delegation, personId });
  // Read after the lock, so that regrets sent at the same moment are seen.
  const delegation = await ctx.tx.delegation.findUniqueOrThrow({
    where: { id: input.delegation },
    select: { quota: true, seatsTaken: true, invitation: { select: { status: true } } },
  });
  if (delegation.invitation.status !== 'ACCEPTED') throw new Refusal('closed');
  const free = await ctx.tx.seat.findMany({
    where: { delegationId: input.delegation, registrations: { none: { status: { in: [...activeStatuses] } } } },
    select: { id: true, rank: true },
    orderBy: { rank: 'asc' },
    // This one's place is taken already. Rows behind the promised places are there for the record only.
    take: delegation.quota - delegation.seatsTaken + 1,
  });
  const seat = chooseSeat(free, input);
  if (!seat) throw new Refusal('conflict');
  const { capacity, email, locale } = input;
  const { registrationId } = await addRegistration(ctx, {
    delegationId: input.delegation,
    seatId: seat.id,
    personId,
    capacity,
    email,
    locale,
    named: input,
  });
  await ctx.audit({
    subject: { type: 'Registration', id: registrationId },
    details: { delegationId: input.delegation, seat: seat.rank, personId, capacity },
  });
  return { registrationId };
}
