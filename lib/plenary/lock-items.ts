import type { Ctx } from '@/lib/core/execute';
import type { RecommendationStatus } from '@/lib/core/prisma/enums';

export type LockedItem = {
  recommendationId: string;
  /** Null once it came off the list. */
  position: number | null;
  isOnScreen: boolean;
  /** A silence procedure on it has not ended. */
  hasSilence: boolean;
  shownRevisionId: string | null;
  status: RecommendationStatus;
};

/** The items of the plenary in the order of its list, locked; those that came off it last. The caller holds the room: two operators wait for each other there, also at an empty list. */
export async function lockItems(ctx: Ctx): Promise<LockedItem[]> {
  const meetingId = ctx.scope.meeting.id;
  return ctx.tx.$queryRaw<LockedItem[]>`
    SELECT i."recommendationId", i.position, i."onScreenSince" IS NOT NULL AS "isOnScreen", i."shownRevisionId", r.status,
           EXISTS (SELECT 1 FROM "SilenceProcedure" s WHERE s."recommendationId" = r.id
             AND NOT EXISTS (SELECT 1 FROM "SilenceEnd" e WHERE e."procedureId" = s.id)) AS "hasSilence"
    FROM "PlenaryItem" i JOIN "Recommendation" r ON r.id = i."recommendationId"
    WHERE i."meetingId" = ${meetingId}::uuid ORDER BY i.position FOR UPDATE OF i`;
}
