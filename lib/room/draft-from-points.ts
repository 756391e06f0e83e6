import type { z } from 'zod';
import { lockGroup } from '@/lib/breakouts/lock-group';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { draft } from '@/lib/recommendations/draft';
import type { draftFromPointsSchema } from './schema';
import { writeNote } from './write-note';

/**
 * Drafts a recommendation and ties it to the points it came from, so that both can be walked to the other. Refuses "invalid"
 * for a point of another group or one that was corrected or taken back meanwhile, beside what drafting itself refuses.
 */
export async function draftFromPoints(
  ctx: Ctx,
  { points: chosen, practice, support, dissent, ...input }: z.output<typeof draftFromPointsSchema>,
): Promise<{ recommendation: string }> {
  // None of its points is corrected meanwhile: a correction takes the links along that it finds.
  await lockGroup(ctx, input.group);
  const { recommendation } = await draft(ctx, input);
  const points = await ctx.tx.discussionPoint.findMany({
    where: { clientId: { in: chosen }, issue: { groupId: input.group }, replacedBy: null, text: { not: '' } },
    select: { id: true },
  });
  if (points.length !== new Set(chosen).size) throw new Refusal('invalid', { points: { code: 'point_gone' } });
  await ctx.tx.pointUse.createMany({
    data: points.map(({ id }) => ({ pointId: id, recommendationId: recommendation, at: ctx.now })),
  });
  const { headRevisionId } = await ctx.tx.recommendation.findUniqueOrThrow({
    where: { id: recommendation },
    select: { headRevisionId: true },
  });
  await writeNote(ctx, { recommendation, revision: headRevisionId ?? '' }, { practice, support, dissent }, {});
  if (points.length > 0) {
    const details = { points: points.map(({ id }) => id) };
    await ctx.audit({ subject: { type: 'Recommendation', id: recommendation }, details });
  }
  return { recommendation };
}
