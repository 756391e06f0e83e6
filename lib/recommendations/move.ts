import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { Locked } from './lock';
import type { RecommendationStatus } from '@/lib/core/prisma/enums';
import type { Verdict } from './policy';

/** Records a change of state as a row with who and when, and brings the cached status along. The caller holds the lock. */
export async function move(
  ctx: Ctx,
  recommendation: Locked,
  toStatus: RecommendationStatus,
  note?: string,
): Promise<Locked> {
  await ctx.tx.recommendationTransition.create({
    data: {
      recommendationId: recommendation.id,
      fromStatus: recommendation.status,
      toStatus,
      note: note ?? null,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  await ctx.tx.recommendation.update({
    where: { id: recommendation.id },
    data: { status: toStatus, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  return { ...recommendation, status: toStatus, lockVersion: recommendation.lockVersion + 1 };
}

/** Turns a verdict of the policy into a refusal that names what is missing, at the field `revision`. */
export function demand<Guard extends string>(verdict: Verdict<Guard>): void {
  if (verdict.isAllowed) return;
  if (verdict.code === 'forbidden') throw new Refusal('forbidden');
  const [first] = verdict.failed;
  throw new Refusal('conflict', first ? { revision: { code: first } } : undefined);
}
