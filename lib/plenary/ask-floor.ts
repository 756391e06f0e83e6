import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRoom } from './lock-room';
import { isFloorOpen } from './model/sitting';
import type { askFloorSchema } from './schema';

/**
 * Puts a delegation at the end of the list of speakers, or among the points of order, which come first. Refuses "conflict" while
 * it waits there already, and "closed" for a point of order where the meeting has none, and before it is open.
 */
export async function askFloor(ctx: Ctx, input: z.output<typeof askFloorSchema>): Promise<{ turn: string }> {
  if (!isFloorOpen(ctx.scope.meeting.phase)) throw new Refusal('closed');
  const { pointsOfOrder } = await lockRoom(ctx);
  const { delegation: delegationId, kind } = input;
  if (kind === 'POINT_OF_ORDER' && !pointsOfOrder) throw new Refusal('closed');
  const meetingId = ctx.scope.meeting.id;
  const waiting = await ctx.tx.plenaryTurn.count({ where: { meetingId, delegationId, kind, startedAt: null } });
  if (waiting > 0) throw new Refusal('conflict', { delegation: { code: 'listed' } });
  const last = await ctx.tx.plenaryTurn.aggregate({ where: { meetingId }, _max: { position: true } });
  const { id } = await ctx.tx.plenaryTurn.create({
    data: { meetingId, delegationId, kind, position: (last._max.position ?? 0) + 1, askedAt: ctx.now },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'PlenaryTurn', id }, details: { delegation: delegationId, kind } });
  ctx.live({ type: 'speaker', subjectId: meetingId, visibility: 'PARTICIPANTS' });
  return { turn: id };
}
