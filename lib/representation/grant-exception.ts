import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { mostSeats } from '@/lib/inviting/schema';
import { lockSeats, type LockedDelegation } from './lock-seats';
import { mailFocalPoints } from './mail-focal-points';
import { livePlaces, meetQuota } from './model';
import type { grantExceptionSchema } from './schema';
import { writeOrder } from './write-order';

/**
 * Grants a delegation places beyond its quota, or takes places back, with the reason. The counter row is locked first:
 * there are never fewer places than people named, and of two exceptions at once both count.
 */
export async function grantException(
  ctx: Ctx,
  input: z.output<typeof grantExceptionSchema>,
): Promise<{ quota: number }> {
  const delegation = await lockSeats(ctx, input.delegation);
  if (delegation.invitation === 'REVOKED') throw new Refusal('closed');
  const quota = delegation.quota + input.seats;
  if (quota < delegation.seatsTaken)
    throw new Refusal('invalid', {
      seats: { code: 'people_named', params: { free: delegation.quota - delegation.seatsTaken } },
    });
  if (quota > mostSeats)
    throw new Refusal('invalid', { seats: { code: 'too_big', params: { max: mostSeats - delegation.quota } } });

  const change = meetQuota(
    delegation.seats.map((seat) => ({ ...seat, isTaken: seat.registrationId !== null })),
    quota,
  );
  await ctx.tx.seat.deleteMany({ where: { id: { in: change.remove }, delegationId: delegation.id } });
  await ctx.tx.seat.updateMany({
    where: { id: { in: change.retire }, delegationId: delegation.id },
    data: { funded: false, keptFor: null },
  });
  const last = delegation.seats.at(-1)?.rank ?? 0;
  if (change.add > 0)
    await ctx.tx.seat.createMany({
      data: Array.from({ length: change.add }, (_, index) => ({ delegationId: delegation.id, rank: last + index + 1 })),
    });
  const fundedSeats = await renumber(ctx, { ...delegation, quota }, change.retire);
  await ctx.tx.delegation.update({
    where: { id: delegation.id },
    data: { quota, fundedSeats },
    select: { id: true },
  });
  await ctx.tx.quotaException.create({
    data: {
      delegationId: delegation.id,
      seats: input.seats,
      reason: input.reason,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  await mailFocalPoints(ctx, delegation.id, 'exception', { quota, seats: input.seats, reason: input.reason });
  await ctx.audit({
    subject: { type: 'Delegation', id: delegation.id },
    details: { seats: input.seats, reason: input.reason, before: delegation.quota, quota, fundedSeats },
  });
  ctx.live({ type: 'delegation.changed', subjectId: delegation.id, visibility: 'SECRETARIAT' });
  return { quota };
}

/** Ranks without gaps, what was retired last; answers how many of the places are funded. */
async function renumber(ctx: Ctx, delegation: LockedDelegation, retired: readonly string[]): Promise<number> {
  const { seats } = await lockSeats(ctx, delegation.id);
  const last = (id: string) => (retired.includes(id) ? 1 : 0);
  const sorted = seats.toSorted((one, other) => last(one.id) - last(other.id) || one.rank - other.rank);
  const places = livePlaces(
    sorted.map((seat, index) => ({ ...seat, rank: index + 1 })),
    delegation.quota,
  );
  await writeOrder(ctx, { id: delegation.id, seats: sorted }, places);
  return places.filter(({ funded }) => funded).length;
}
