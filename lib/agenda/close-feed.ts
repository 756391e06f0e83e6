import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { ownRole } from './own-role';
import type { feedSchema } from './schema';

/** The address of somebody's own agenda stops working; where there is none, nothing changes. */
export async function closeFeed(ctx: Ctx, { person }: z.output<typeof feedSchema>): Promise<null> {
  const { tx, scope } = ctx;
  const { id } = await ownRole(ctx, person);
  await tx.agendaFeed.deleteMany({ where: { role: { meetingId: scope.meeting.id, personId: person } } });
  await ctx.audit({ subject: { type: 'MeetingRole', id }, details: {} });
  return null;
}
