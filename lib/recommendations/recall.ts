import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { generalFacts } from './general-facts';
import { lockRecommendation } from './lock';
import { rolesFor } from './model/recommendation';
import { demand, move } from './move';
import { canTransitionGeneral, type GeneralState } from './policy';
import type { withdrawSchema } from './schema';

/** Takes a general recommendation back from the groups into draft. What they answered stays on the record. */
export async function recall(ctx: Ctx, input: z.output<typeof withdrawSchema>): Promise<{ recommendation: string }> {
  const general = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  // From READY the same step of the table is another verb, which lets the sources wait again.
  const from = general.status === 'CONCURRENCE' ? ('CONCURRENCE' as const) : ('DRAFT' as const);
  const facts = await generalFacts(ctx, general, input);
  demand(canTransitionGeneral({ from, to: 'DRAFT' satisfies GeneralState }, rolesFor(ctx.scope.grants, null), facts));
  await move(ctx, general, 'DRAFT', input.reason);
  await ctx.audit({ subject: { type: 'Recommendation', id: general.id }, details: { revision: input.revision } });
  ctx.live({ type: 'recommendation', subjectId: general.id, visibility: 'PARTICIPANTS' });
  return { recommendation: general.id };
}
