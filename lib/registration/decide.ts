import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { lockRegistrations } from './lock-registrations';
import { mailDecision } from './mail-decision';
import { moveRegistrations } from './move-registrations';
import type { decideSchema } from './schema/registrations';

/**
 * Confirms, waitlists or declines one or several registrations, all or none. Confirming takes the places of the room on its
 * counter row and refuses "full" when they are not all there; "conflict" where one was decided meanwhile. Each delegate gets
 * a mail in their own language.
 */
export async function decide(ctx: Ctx, input: z.output<typeof decideSchema>): Promise<{ decided: number }> {
  const registrations = await lockRegistrations(ctx, input.registrations);
  await moveRegistrations(ctx, registrations, input.decision, input.reason ?? null);
  for (const registration of registrations) {
    await mailDecision(ctx, registration, input.decision, input.reason ?? null);
    await ctx.audit({
      subject: { type: 'Registration', id: registration.id },
      details: { from: registration.status, to: input.decision, reason: input.reason ?? null },
    });
  }
  return { decided: registrations.length };
}
