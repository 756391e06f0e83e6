import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { generalFacts } from './general-facts';
import { lockRecommendation } from './lock';
import { rolesFor } from './model/recommendation';
import { demand, move } from './move';
import { canTransitionGeneral, canTransitionRegional, type GeneralState, type RegionalState } from './policy';
import { regionalFacts } from './regional-facts';
import { runningSilence } from './running-silence';
import type { withdrawSchema } from './schema';

/**
 * Takes a general recommendation that was ready back into draft, with the reason. Its sources wait again unless another
 * one that is ready takes them up; it leaves the plenary's list and keeps its number and what was tabled on it. Refuses
 * "conflict" while it is on the screen or delegations are asked by silence, and for one that was not ready.
 */
export async function reopenGeneral(
  ctx: Ctx,
  input: z.output<typeof withdrawSchema>,
): Promise<{ recommendation: string }> {
  const general = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  if (general.status !== 'READY') throw new Refusal('conflict');
  const facts = await generalFacts(ctx, general, input);
  const roles = rolesFor(ctx.scope.grants, null);
  demand(canTransitionGeneral({ from: general.status as GeneralState, to: 'DRAFT' }, roles, facts));
  const item = await ctx.tx.plenaryItem.findUnique({
    where: { recommendationId: general.id },
    select: { onScreenSince: true },
  });
  if (item?.onScreenSince) throw new Refusal('conflict', { revision: { code: 'isBeforePlenary' } });
  if (await runningSilence(ctx, general)) throw new Refusal('conflict', { revision: { code: 'silence_runs' } });
  if (item)
    await ctx.tx.plenaryItem.update({
      where: { recommendationId: general.id },
      data: { position: null },
      select: { id: true },
    });
  await move(ctx, general, 'DRAFT', input.reason);
  const waiting = await releaseSources(ctx, general.id, roles, input.reason);
  await ctx.audit({
    subject: { type: 'Recommendation', id: general.id },
    details: { from: general.status, to: 'DRAFT', revision: input.revision, waiting },
  });
  for (const subjectId of [general.id, ...waiting])
    ctx.live({ type: 'recommendation', subjectId, visibility: 'PARTICIPANTS' });
  return { recommendation: general.id };
}

/** Sources that nothing else that is ready takes up wait again; gives their ids. */
async function releaseSources(
  ctx: Ctx,
  generalId: string,
  roles: readonly string[],
  reason: string | undefined,
): Promise<string[]> {
  const sources = await ctx.tx.consolidationSource.findMany({
    where: { generalId },
    orderBy: { regionalId: 'asc' },
    select: { regionalId: true, regionalRevisionId: true },
  });
  const waiting: string[] = [];
  for (const { regionalId, regionalRevisionId: revision } of sources) {
    const regional = await lockRecommendation(ctx, regionalId, 'REGIONAL');
    const from = regional.status as RegionalState;
    const facts = await regionalFacts(ctx, regional, { revision });
    if (!canTransitionRegional({ from, to: 'SUBMITTED' }, roles, facts).isAllowed) continue;
    await move(ctx, regional, 'SUBMITTED', reason);
    waiting.push(regionalId);
  }
  return waiting;
}
