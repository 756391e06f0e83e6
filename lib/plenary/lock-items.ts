import type { Ctx } from '@/lib/core/execute';
import type { RecommendationStatus } from '@/lib/core/prisma/enums';

export type LockedItem = {
  recommendationId: string;
  isOnScreen: boolean;
  shownRevisionId: string | null;
  status: RecommendationStatus;
};

/**
 * The plenary's list in its order, locked: two operators wait for each other. The meeting's row is locked first, because
 * an empty list has no row to wait at.
 */
export async function lockItems(ctx: Ctx): Promise<LockedItem[]> {
  const meetingId = ctx.scope.meeting.id;
  await ctx.tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${meetingId}::uuid FOR NO KEY UPDATE`;
  return ctx.tx.$queryRaw<LockedItem[]>`
    SELECT i."recommendationId", i."onScreenSince" IS NOT NULL AS "isOnScreen", i."shownRevisionId", r.status
    FROM "PlenaryItem" i JOIN "Recommendation" r ON r.id = i."recommendationId"
    WHERE i."meetingId" = ${meetingId}::uuid ORDER BY i.position FOR UPDATE OF i`;
}
