import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockSources } from './check-sources';
import { generalFacts } from './general-facts';
import { lockRecommendation } from './lock';
import { rolesFor } from './model/recommendation';
import { demand, move } from './move';
import { canTransitionGeneral, type GeneralState } from './policy';
import type { moveSchema, withdrawSchema } from './schema';

type Done = { recommendation: string };

/**
 * Withdraws a general recommendation that is not wanted, with the reason. It keeps its text, its sources and its number, if it
 * has one, and takes no source up any longer: they wait again, or can be carried singly. Refuses "conflict" for one that is
 * not a draft.
 */
export async function withdrawGeneral(ctx: Ctx, input: z.output<typeof withdrawSchema>): Promise<Done> {
  return step(ctx, input, 'WITHDRAWN');
}

/**
 * Puts a withdrawn general recommendation back among the drafts. Refuses "conflict" where one of its sources went another way
 * meanwhile, and for one that was not withdrawn.
 */
export async function restoreGeneral(ctx: Ctx, input: z.output<typeof moveSchema>): Promise<Done> {
  return step(ctx, input, 'DRAFT');
}

async function step(ctx: Ctx, input: z.output<typeof withdrawSchema>, to: 'WITHDRAWN' | 'DRAFT'): Promise<Done> {
  const general = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  const from = general.status as GeneralState;
  // To DRAFT lead other verbs from other states.
  if (from !== (to === 'DRAFT' ? 'WITHDRAWN' : 'DRAFT')) throw new Refusal('conflict');
  const facts = await generalFacts(ctx, general, input);
  demand(canTransitionGeneral({ from, to }, rolesFor(ctx.scope.grants, null), facts));
  if (to === 'DRAFT') await demandSources(ctx, general.id);
  await move(ctx, general, to, input.reason);
  const details = { from, to, revision: input.revision };
  await ctx.audit({ subject: { type: 'Recommendation', id: general.id }, details });
  ctx.live({ type: 'recommendation', subjectId: general.id, visibility: 'SECRETARIAT' });
  return { recommendation: general.id };
}

async function demandSources(ctx: Ctx, generalId: string): Promise<void> {
  const sources = await ctx.tx.consolidationSource.findMany({ where: { generalId }, select: { regionalId: true } });
  try {
    await lockSources(
      ctx,
      sources.map(({ regionalId }) => regionalId),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal('conflict', { revision: { code: 'sources_gone' } });
  }
}
