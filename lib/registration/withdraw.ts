import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { lockRegistration } from './lock-registrations';
import { mailEnd } from './mail-end';
import { moveRegistrations } from './move-registrations';
import type { withdrawSchema } from './schema/registrations';

/** Withdraws a registration: the seat is free again, a confirmed place goes back to the room. Possible after the closing date too; people fall ill late. */
export async function withdraw(ctx: Ctx, input: z.output<typeof withdrawSchema>): Promise<null> {
  const registration = await lockRegistration(ctx, input.registration);
  await moveRegistrations(ctx, [registration], 'WITHDRAWN', input.reason ?? null);
  await mailEnd(ctx, registration.id, 'withdrawn');
  await ctx.audit({
    subject: { type: 'Registration', id: registration.id },
    details: { from: registration.status, reason: input.reason ?? null },
  });
  return null;
}
