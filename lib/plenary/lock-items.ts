import type { Ctx } from '@/lib/core/execute';
import type { RecommendationStatus } from '@/lib/core/prisma/enums';

export type LockedItem = {
  recommendationId: string;
  isOnScreen: boolean;
  shownRevisionId: string | null;
  status: RecommendationStatus;
};

/** The plenary's list in its order, locked. The caller holds the room: two operators wait for each other there, also at an empty list. */
export async function lockItems(ctx: Ctx): Promise<LockedItem[]> {
  const meetingId = ctx.scope.meeting.id;
  return ctx.tx.$queryRaw<LockedItem[]>`
    SELECT i."recommendationId", i."onScreenSince" IS NOT NULL AS "isOnScreen", i."shownRevisionId", r.status
    FROM "PlenaryItem" i JOIN "Recommendation" r ON r.id = i."recommendationId"
    WHERE i."meetingId" = ${meetingId}::uuid ORDER BY i.position FOR UPDATE OF i`;
}
