import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRecommendation, type Locked } from './lock';
import { rolesFor } from './model/recommendation';
import { move, demand } from './move';
import { canTransitionRegional, type RegionalState } from './policy';
import { regionalFacts } from './regional-facts';

type Step = {
  /** The states this verb starts from; another verb takes the same step from others. */
  from: readonly RegionalState[];

  recommendation: string;
  revision: string;
  to: RegionalState;
  reason?: string | undefined;
  note?: string | null;
};

/**
 * Takes a regional recommendation one step along its table: lock, check, record, tell. `during` runs between the check
 * and the record. Refuses "conflict" from a state that this verb does not start from, "forbidden" for a role that may not, "conflict" naming the guard that failed.
 */
export async function stepRegional(
  ctx: Ctx,
  step: Step,
  during?: (locked: Locked) => Promise<Record<string, unknown>>,
): Promise<Locked> {
  const locked = await lockRecommendation(ctx, step.recommendation, 'REGIONAL');
  if (!step.from.includes(locked.status as RegionalState)) throw new Refusal('conflict');
  const facts = await regionalFacts(ctx, locked, step);
  const from = locked.status as RegionalState;
  demand(canTransitionRegional({ from, to: step.to }, rolesFor(ctx.scope.grants, locked.groupId), facts));
  const details = (await during?.(locked)) ?? {};
  const moved = await move(ctx, locked, step.to, step.reason);
  await ctx.audit({
    subject: { type: 'Recommendation', id: locked.id },
    details: { from, to: step.to, revision: step.revision, ...details },
  });
  ctx.live({ type: 'recommendation', subjectId: locked.id, visibility: 'PARTICIPANTS' });
  return moved;
}
