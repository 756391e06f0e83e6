import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { activeStatuses, isActive } from '@/lib/registration/policy';
import { lockSeats } from './lock-seats';
import type { chooseHeadSchema } from './schema';
import { writeOrder } from './write-order';

/**
 * Makes somebody the head of their delegation. Everybody keeps their place, which moves to the front; who was head before
 * becomes a delegate. People are locked before the delegation, in the order in which withdrawing does it: of two choices at
 * once the second sees the first.
 */
export async function chooseHead(ctx: Ctx, input: z.output<typeof chooseHeadSchema>): Promise<null> {
  const { delegationId } = found(
    await ctx.tx.registration.findFirst({
      where: { id: input.registration, meetingId: ctx.scope.meeting.id },
      select: { delegationId: true },
    }),
  );
  await ctx.tx.$queryRaw`
    SELECT id FROM "Registration" WHERE "delegationId" = ${delegationId}::uuid
      AND status IN ('INVITED', 'NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED') ORDER BY id FOR UPDATE`;
  const delegation = await lockSeats(ctx, delegationId);
  const members = await ctx.tx.registration.findMany({
    where: {
      delegationId,
      OR: [{ id: input.registration }, { capacity: 'HEAD', status: { in: [...activeStatuses] } }],
    },
    select: { id: true, status: true, capacity: true },
  });
  const chosen = found(members.find(({ id }) => id === input.registration));
  if (!isActive(chosen.status)) throw new Refusal('conflict');
  const before = members.find(({ id, capacity }) => id !== chosen.id && capacity === 'HEAD');
  // One after the other: a delegation never has two, not even between two statements.
  if (before)
    await ctx.tx.registration.update({
      where: { id: before.id },
      data: { capacity: 'DELEGATE' },
      select: { id: true },
    });
  await ctx.tx.registration.update({ where: { id: chosen.id }, data: { capacity: 'HEAD' }, select: { id: true } });
  await writeOrder(
    ctx,
    delegation,
    delegation.places.map((place) => ({ ...place, isHead: place.registrationId === chosen.id })),
  );
  await ctx.audit({
    subject: { type: 'Registration', id: chosen.id },
    details: { from: chosen.capacity, inPlaceOf: before?.id ?? null },
  });
  ctx.live({ type: 'registration.changed', subjectId: chosen.id, visibility: 'SECRETARIAT' });
  return null;
}
