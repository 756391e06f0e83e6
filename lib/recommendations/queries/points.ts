import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { pointsAsTheyStand, toPointRow, type PointRow } from '@/lib/breakouts/queries';
import { db } from '@/lib/core/db';

/** A point made in a group, with the recommendation of the group that was drafted from it. */
export type SourcePoint = PointRow & { group: string; recommendation: { id: string; symbol: string | null } };

/**
 * The points a recommendation goes back to: those it was drafted from, or for a general one those its sources were. Each at
 * the level it was attributed at. For those in the meeting; whoever reads the published Highlights gets none.
 */
export async function listSourcePoints(scope: MeetingScope, id: string): Promise<SourcePoint[]> {
  authorize(scope, 'recommendation.read');
  if (!can(scope, 'point.read')) return [];
  const uses = await db().pointUse.findMany({
    where: {
      recommendation: {
        meetingId: scope.meeting.id,
        OR: [{ id }, { usedIn: { some: { generalId: id } } }],
      },
      point: pointsAsTheyStand.where,
    },
    orderBy: [
      { recommendation: { group: { position: 'asc' } } },
      { recommendationId: 'asc' },
      { point: { at: 'asc' } },
    ],
    take: 200,
    select: {
      recommendation: { select: { id: true, symbol: true, group: { select: { code: true } } } },
      point: { select: pointsAsTheyStand.select },
    },
  });
  return uses.map(({ point, recommendation: { group, ...recommendation } }) => ({
    ...toPointRow(point),
    group: group?.code ?? '',
    recommendation,
  }));
}
