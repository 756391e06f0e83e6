import type { Ctx } from '@/lib/core/execute';
import { lockRoom } from './lock-room';
import { operatorAt } from './model/lease';

/** Takes the screen over from whoever runs it, who reads by whom and when; or takes it where it is free. */
export async function takeScreen(ctx: Ctx): Promise<{ taken: boolean }> {
  const room = await lockRoom(ctx);
  const me = ctx.actor?.accountId ?? null;
  const operator = operatorAt(room, ctx.now);
  if (operator === me) return { taken: false };
  const meetingId = ctx.scope.meeting.id;
  await ctx.tx.plenaryRoom.update({
    where: { meetingId },
    data: { operatorId: me, operatorSince: ctx.now, operatorSeenAt: ctx.now, takenFromId: operator },
    select: { meetingId: true },
  });
  await ctx.audit({ subject: { type: 'Meeting', id: meetingId }, details: { from: operator } });
  ctx.live({ type: 'screen', subjectId: meetingId, visibility: 'PARTICIPANTS' });
  return { taken: true };
}
