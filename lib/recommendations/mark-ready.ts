import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { generalFacts } from './general-facts';
import { lockRecommendation } from './lock';
import { generalPrefix, isTakenUp, rolesFor } from './model/recommendation';
import { demand, move } from './move';
import { canTransitionGeneral, canTransitionRegional, type GeneralFacts, type GeneralState } from './policy';
import { regionalFacts } from './regional-facts';
import type { withdrawSchema } from './schema';
import { takeSymbol } from './take-symbol';

/**
 * Makes a general recommendation ready for the plenary: it gets its number, and each source moves with it. A source taken
 * up in full, in part or as noted is consolidated; one set aside here and taken up nowhere else is set aside, with the
 * reason given. Where a group has not answered, or what it asked for or objected to was not answered, it goes on only with
 * an explicit reason. Refuses "conflict" naming what is missing.
 */
export async function markReady(
  ctx: Ctx,
  input: z.output<typeof withdrawSchema>,
): Promise<{ recommendation: string; symbol: string }> {
  let general = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  if (general.headRevisionId !== input.revision) throw new Refusal('conflict', { revision: { code: 'isCurrent' } });
  const facts = await generalFacts(ctx, general, input);
  const roles = rolesFor(ctx.scope.grants, null);
  for (const to of ['CONCURRENCE', 'READY'] as const) {
    if (general.status === to) continue;
    demand(canTransitionGeneral({ from: general.status as GeneralState, to }, roles, facts));
    general = await move(ctx, general, to, to === 'READY' ? input.reason : undefined);
  }
  const symbol = general.symbol ?? (await takeSymbol(ctx, generalPrefix));
  await ctx.tx.recommendation.update({ where: { id: general.id }, data: { symbol }, select: { id: true } });
  const placed = await placeSources(ctx, general.id);
  await ctx.audit({
    subject: { type: 'Recommendation', id: general.id },
    details: { symbol, revision: input.revision, placed, concurrences: countsOf(facts) },
  });
  for (const subjectId of [general.id, ...Object.keys(placed)])
    ctx.live({ type: 'recommendation', subjectId, visibility: 'PARTICIPANTS' });
  return { recommendation: general.id, symbol };
}

const countsOf = ({ concurrencesOpen, requestsOpen, objectionsOpen }: GeneralFacts) => ({
  concurrencesOpen,
  requestsOpen,
  objectionsOpen,
});

/** Moves each regional source that is still waiting; gives the new states by id. */
async function placeSources(ctx: Ctx, generalId: string): Promise<Record<string, string>> {
  const sources = await ctx.tx.consolidationSource.findMany({
    where: { generalId },
    orderBy: { regionalId: 'asc' },
    select: { regionalId: true, regionalRevisionId: true, disposition: true, why: true },
  });
  const placed: Record<string, string> = {};
  for (const { regionalId, regionalRevisionId, disposition, why } of sources) {
    const regional = await lockRecommendation(ctx, regionalId, 'REGIONAL');
    if (regional.status !== 'SUBMITTED') continue;
    const to = isTakenUp(disposition) ? 'CONSOLIDATED' : 'SET_ASIDE';
    const facts = await regionalFacts(ctx, regional, { revision: regionalRevisionId, reason: why ?? undefined });
    // Set aside here, but a source of another draft: it stays until that one is settled.
    if (to === 'SET_ASIDE' && facts.keptIn > 0) continue;
    demand(canTransitionRegional({ from: regional.status, to }, rolesFor(ctx.scope.grants, null), facts));
    await move(ctx, regional, to, why ?? undefined);
    placed[regionalId] = to;
  }
  return placed;
}
