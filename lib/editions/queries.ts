import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { TakeoverKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Taken } from './model/taken';

/** What was taken over at one time of one kind. */
export type Takeover = Taken & { id: string; kind: TakeoverKind; at: Date };

/** The edition before, or null, and all that was taken over from it, the last first. */
export async function findTakeovers(
  scope: MeetingScope,
): Promise<{ previous: { slug: string; shortTitle: LocalizedText } | null; takeovers: Takeover[] }> {
  authorize(scope, 'meeting.edit');
  const [{ previous }, rows] = await Promise.all([
    db().meeting.findUniqueOrThrow({
      where: { id: scope.meeting.id },
      select: { previous: { select: { slug: true, shortTitle: true } } },
    }),
    db().editionTakeover.findMany({
      where: { meetingId: scope.meeting.id },
      orderBy: [{ at: 'desc' }, { id: 'asc' }],
      select: { id: true, kind: true, taken: true, left: true, at: true },
      take: 100,
    }),
  ]);
  return {
    previous: previous && { slug: previous.slug, shortTitle: previous.shortTitle as LocalizedText },
    takeovers: rows.map(({ taken, left, ...row }) => ({
      ...row,
      taken: taken as Taken['taken'],
      left: left as Taken['left'],
    })),
  };
}
