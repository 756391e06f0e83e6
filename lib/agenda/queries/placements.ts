import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Place } from '../model/place';
import { placementsLast, statesOf, type PlacementState } from '../model/placements';

/** Where the reader has placed a session elsewhere: which, where it stood before, and what can become of that. */
export type Placement = Place & { id: string; code: string; title: LocalizedText; state: PlacementState };

/** What the reader has placed elsewhere in the draft within a day, the newest first, at most 50; nobody else's. */
export async function listPlacements(scope: MeetingScope): Promise<Placement[]> {
  authorize(scope, 'agenda.edit');
  if (!scope.actor) return [];
  const rows = await db().agendaPlacement.findMany({
    where: {
      byAccountId: scope.actor.accountId,
      session: { meetingId: scope.meeting.id },
      at: { gt: new Date(Date.now() - placementsLast) },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 50,
    include: { session: { select: { code: true, title: true, lockVersion: true } } },
  });
  return statesOf(rows.map((row) => ({ ...row, version: row.session.lockVersion }))).map(
    ({ id, day, start, end, room, session, state }) => ({
      ...{ id, day, start, end, room, state },
      code: session.code,
      title: session.title as LocalizedText,
    }),
  );
}
