import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRegistration } from './lock-registrations';
import type { waitAgainSchema } from './schema/registrations';
import { takeWaitNumbers } from './take-wait-numbers';

/** Puts somebody whose offer lapsed at the end of the waiting list again, at their own wish. */
export async function waitAgain(ctx: Ctx, input: z.output<typeof waitAgainSchema>): Promise<null> {
  const registration = await lockRegistration(ctx, input.registration);
  if (registration.status !== 'WAITLISTED' || registration.waitNumber !== null) throw new Refusal('conflict');
  const waitNumber = await takeWaitNumbers(ctx, 1);
  await ctx.tx.registration.update({
    where: { id: registration.id },
    data: { waitNumber, changedAt: ctx.now, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Registration', id: registration.id }, details: { number: waitNumber } });
  ctx.live({ type: 'registration.changed', subjectId: registration.id, visibility: 'SECRETARIAT' });
  return null;
}
