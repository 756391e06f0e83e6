import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { randomSigns } from '@/lib/papers/model/random-signs';
import { lockRegistration } from '@/lib/registration/lock-registrations';
import { isActive } from '@/lib/registration/policy';
import type { replaceBadgeSchema } from './schema';

/**
 * Gives somebody a badge with a new code; the old one is refused from now on, with the reason why. Whoever had no code gets
 * one. Refuses "conflict" for somebody who no longer takes part.
 */
export async function replaceBadge(
  ctx: Ctx,
  { registration, reason }: z.output<typeof replaceBadgeSchema>,
): Promise<{ registration: string }> {
  const meetingId = ctx.scope.meeting.id;
  const { id, status } = await lockRegistration(ctx, registration);
  if (!isActive(status)) throw new Refusal('conflict');
  const { badgeCode: old } = await ctx.tx.registration.findUniqueOrThrow({
    where: { id },
    select: { badgeCode: true },
  });
  await ctx.tx.registration.update({ where: { id }, data: { badgeCode: randomSigns(16) }, select: { id: true } });
  if (old)
    await ctx.tx.replacedBadge.create({
      data: {
        code: old,
        meetingId,
        registrationId: id,
        reason,
        byAccountId: ctx.actor?.accountId ?? null,
        at: ctx.now,
      },
      select: { code: true },
    });
  await ctx.audit({ subject: { type: 'Registration', id }, details: { reason, hadBadge: old !== null } });
  ctx.live({ type: 'door.people', subjectId: id, visibility: 'DOOR' });
  return { registration: id };
}
