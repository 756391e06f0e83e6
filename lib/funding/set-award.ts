import type { z } from 'zod';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { reasonNeeded } from './policy';
import type { setAwardSchema } from './schema';

/**
 * Sets what the meeting pays for a person. The delegation is locked, so that two at once cannot both take its last funded seat.
 * Beyond the funded seats, and after the ticket was bought, a reason is asked for at its field; a stale form is a "conflict".
 */
export async function setAward(ctx: Ctx, input: z.output<typeof setAwardSchema>): Promise<null> {
  const { delegationId } = found(
    await ctx.tx.registration.findFirst({
      where: { id: input.registration, meetingId: ctx.scope.meeting.id },
      select: { delegationId: true },
    }),
  );
  const [delegation] = await ctx.tx.$queryRaw<[{ fundedSeats: number }]>`
    SELECT "fundedSeats" FROM "Delegation" WHERE id = ${delegationId}::uuid FOR UPDATE`;
  const usedByOthers = await ctx.tx.fundingAward.count({
    where: {
      status: { in: ['PROPOSED', 'AWARDED'] },
      registration: { delegationId, status: { notIn: ['WITHDRAWN', 'DECLINED', 'SUBSTITUTED'] } },
      registrationId: { not: input.registration },
    },
  });
  const row = await ctx.tx.fundingAward.findUnique({ where: { registrationId: input.registration } });
  if ((row?.lockVersion ?? 0) !== input.lockVersion) throw new Refusal('conflict');
  const before = row && { ...row, dsaDays: Number(row.dsaDays), isTicketed: row.ticketedAt !== null };
  const { ticketClass, dsaDays, terminals, hotelProvided, bankDetailsHeld } = input;
  const terms = { status: input.funding, ticketClass, dsaDays, terminals, hotelProvided };
  const why = reasonNeeded(
    before,
    { ...terms, isTicketed: input.ticketed },
    { funded: delegation.fundedSeats, usedByOthers },
  );
  if (why && !input.reason)
    throw new Refusal('invalid', { reason: { code: why, params: { seats: delegation.fundedSeats } } });
  const data = {
    ...terms,
    bankDetailsHeld,
    note: input.note ?? null,
    ticketedAt: input.ticketed ? (row?.ticketedAt ?? ctx.now) : null,
    byAccountId: ctx.actor?.accountId ?? null,
    at: ctx.now,
    lockVersion: input.lockVersion + 1,
  };
  await ctx.tx.fundingAward.upsert({
    where: { registrationId: input.registration },
    create: { registrationId: input.registration, ...data },
    update: data,
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'Registration', id: input.registration },
    details: { ...terms, bankDetailsHeld, ticketed: input.ticketed, why, reason: input.reason ?? null },
  });
  return null;
}
