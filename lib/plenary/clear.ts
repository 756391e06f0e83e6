import type { Ctx } from '@/lib/core/execute';
import { lockItems } from './lock-items';
import { holdScreen, lockRoom } from './lock-room';

/** Takes whatever is on the screen off it. */
export async function clear(ctx: Ctx): Promise<{ cleared: boolean }> {
  const meetingId = ctx.scope.meeting.id;
  const shown = { meetingId, onScreenSince: { not: null } };
  // Nothing to take off is no step: it makes no room either.
  if ((await ctx.tx.plenaryItem.count({ where: shown })) === 0) return { cleared: false };
  const room = await lockRoom(ctx);
  const items = await lockItems(ctx);
  if (!items.some(({ isOnScreen }) => isOnScreen)) return { cleared: false };
  await holdScreen(ctx, room);
  await ctx.tx.plenaryItem.updateMany({ where: shown, data: { onScreenSince: null } });
  await ctx.tx.plenaryRoom.update({ where: { meetingId }, data: { amendmentId: null }, select: { meetingId: true } });
  await ctx.audit({ subject: { type: 'Meeting', id: meetingId } });
  ctx.live({ type: 'screen', subjectId: meetingId, visibility: 'PARTICIPANTS' });
  return { cleared: true };
}
