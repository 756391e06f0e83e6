import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { askForOffers } from '@/lib/registration/ask-for-offers';
import { toInstant } from './model/zone';
import type { reviewRulesSchema } from './schema';

/** Sets how registrations get their place, for how long an offer is held, and when names are frozen. Refuses "conflict" for a stale form. */
export async function setReviewRules(ctx: Ctx, input: z.output<typeof reviewRulesSchema>): Promise<null> {
  const { id, zone } = ctx.scope.meeting;
  const { confirmation, offerHours, freezesOn, freezesTime } = input;
  const freezesAt = freezesOn && freezesTime ? toInstant({ date: freezesOn, time: freezesTime }, zone) : null;
  if (freezesOn && freezesTime && !freezesAt) throw new Refusal('invalid', { freezesTime: { code: 'no_such_time' } });
  const { count } = await ctx.tx.meeting.updateMany({
    where: { id, lockVersion: input.lockVersion },
    data: { confirmation, offerHours, freezesAt, lockVersion: { increment: 1 }, changedAt: ctx.now },
  });
  if (count === 0) throw new Refusal('conflict');
  await ctx.audit({
    subject: { type: 'Meeting', id },
    details: { confirmation, offerHours, freezesAt: freezesAt?.toISOString() ?? null },
  });
  if (confirmation === 'AUTOMATIC') await askForOffers(ctx);
  return null;
}
