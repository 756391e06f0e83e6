import type { Ctx } from '@/lib/core/execute';
import type { Locked } from './lock';
import type { RegionalFacts } from './policy';
import { readHead } from './read-head';

/**
 * What the guards of a regional recommendation ask, read under its lock. `keptIn` counts every general recommendation
 * that takes it up in whatever measure (in full, in part or noted) and was not withdrawn; a step that names the group's note (null: there was
 * none) is told whether it is still the newest.
 */
export async function regionalFacts(
  ctx: Ctx,
  recommendation: Locked,
  step: { revision: string; reason?: string | undefined; note?: string | null },
): Promise<RegionalFacts> {
  const head = await readHead(ctx.tx, recommendation.headRevisionId);
  const [used] = await ctx.tx.$queryRaw<{ kept: number; ready: number; named: number; reached: boolean }[]>`
    SELECT count(*) FILTER (WHERE s.disposition <> 'SET_ASIDE')::int AS kept, count(*)::int AS named,
           count(*) FILTER (WHERE s.disposition <> 'SET_ASIDE' AND g.status NOT IN ('DRAFT', 'CONCURRENCE'))::int AS ready,
           coalesce(bool_or(g.status NOT IN ('DRAFT', 'CONCURRENCE', 'READY')), false) AS reached
    FROM "ConsolidationSource" s JOIN "Recommendation" g ON g.id = s."generalId"
    WHERE s."regionalId" = ${recommendation.id}::uuid AND g.status <> 'WITHDRAWN'`;
  const note =
    step.note === undefined
      ? undefined
      : await ctx.tx.groupNote.findFirst({
          where: { recommendationId: recommendation.id },
          orderBy: { seq: 'desc' },
          select: { id: true },
        });
  return {
    unitsWithText: head.units.filter(({ text }) => text.trim() !== '').length,
    isRevisionCurrent: step.revision === recommendation.headRevisionId,
    isActorAuthor: ctx.actor !== null && head.byAccountId === ctx.actor.accountId,
    hasTheme: head.themes.length > 0,
    hasAddressee: head.addressees.length > 0,
    keptIn: used?.kept ?? 0,
    keptInReady: used?.ready ?? 0,
    namedIn: used?.named ?? 0,
    isNoteCurrent: note === undefined || (note?.id ?? null) === step.note,
    hasReason: step.reason !== undefined,
    hasReachedPlenary: used?.reached ?? false,
  };
}
