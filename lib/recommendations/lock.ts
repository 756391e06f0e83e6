import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { RecommendationLevel, RecommendationStatus } from '@/lib/core/prisma/enums';

export type Locked = {
  id: string;
  level: RecommendationLevel;
  status: RecommendationStatus;
  groupId: string | null;
  symbol: string | null;
  headRevisionId: string;
  lockVersion: number;
};

/**
 * Locks a recommendation of this meeting until the transaction ends: what is checked from here on stays true.
 * Refuses "not found" for another meeting's, for the other level and for one without a text.
 */
export async function lockRecommendation(ctx: Ctx, id: string, level: RecommendationLevel): Promise<Locked> {
  const [row] = await ctx.tx.$queryRaw<Locked[]>`
    SELECT id, level, status, "groupId", symbol, "headRevisionId", "lockVersion" FROM "Recommendation"
    WHERE id = ${id}::uuid AND "meetingId" = ${ctx.scope.meeting.id}::uuid AND level::text = ${level} AND "headRevisionId" IS NOT NULL
    FOR UPDATE`;
  return found(row);
}
