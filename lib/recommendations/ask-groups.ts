import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { askToCall } from '@/lib/breakouts/ask-to-call';
import { generalFacts } from './general-facts';
import { lockRecommendation } from './lock';
import { rolesFor } from './model/recommendation';
import { demand, move } from './move';
import { canTransitionGeneral, type GeneralState } from './policy';
import type { moveSchema } from './schema';

/** Asks the groups whose recommendations are sources whether they concur: from here on everyone in the meeting reads it. */
export async function askGroups(ctx: Ctx, input: z.output<typeof moveSchema>): Promise<{ recommendation: string }> {
  const general = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  if (general.headRevisionId !== input.revision) throw new Refusal('conflict', { revision: { code: 'isCurrent' } });
  const facts = await generalFacts(ctx, general, input);
  const step = { from: general.status as GeneralState, to: 'CONCURRENCE' as const };
  demand(canTransitionGeneral(step, rolesFor(ctx.scope.grants, null), facts));
  await move(ctx, general, 'CONCURRENCE');
  await askToCall(ctx);
  await ctx.audit({ subject: { type: 'Recommendation', id: general.id }, details: { revision: input.revision } });
  ctx.live({ type: 'recommendation', subjectId: general.id, visibility: 'PARTICIPANTS' });
  return { recommendation: general.id };
}
