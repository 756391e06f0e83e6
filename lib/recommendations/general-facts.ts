import type { Ctx } from '@/lib/core/execute';
import type { Locked } from './lock';
import { countStandings } from './model/concurrence';
import type { GeneralFacts } from './policy';
import { readHead } from './read-head';
import { readStandings } from './read-standings';

type Step = {
  revision: string;
  reason?: string | undefined;
  /** Name of the Chair who notes the decision, where this step is one. */
  chair?: string | null;
  reservations?: number;
  confirmationsOpen?: number;
};

/**
 * What the guards of a general recommendation ask, read under its lock. What was taken of an amendment is in a revision by the
 * same step, so that nothing waits to be applied; reservations and confirmations are what the decision states.
 */
export async function generalFacts(ctx: Ctx, recommendation: Locked, step: Step): Promise<GeneralFacts> {
  const head = await readHead(ctx.tx, recommendation.headRevisionId);
  const sources = await ctx.tx.consolidationSource.findMany({
    where: { generalId: recommendation.id },
    select: { disposition: true, why: true },
  });
  const openAmendments = await ctx.tx.amendment.count({ where: { recommendationId: recommendation.id, end: null } });
  const amendedBy = await ctx.tx.amendmentEnd.count({ where: { resultRevisionId: recommendation.headRevisionId } });
  const { open, requestsOpen, objectionsOpen } = countStandings(
    await readStandings(ctx.tx, recommendation.id, head.hash),
  );
  return {
    unitsWithText: head.units.filter(({ text }) => text.trim() !== '').length,
    sources: sources.length,
    undisposed: 0,
    unexplained: sources.filter(({ disposition, why }) => disposition !== 'FULL' && !why?.trim()).length,
    concurrencesOpen: open,
    requestsOpen,
    objectionsOpen,
    isPlenaryOpen: ctx.scope.meeting.phase === 'OPEN',
    openAmendments,
    unappliedAmendments: 0,
    isAmendedRevisionCurrent: amendedBy > 0,
    isRevisionCurrent: step.revision === recommendation.headRevisionId,
    isNotedByChair: Boolean(step.chair),
    reservations: step.reservations ?? 0,
    confirmationsOpen: step.confirmationsOpen ?? 0,
    hasReason: step.reason !== undefined,
  };
}
