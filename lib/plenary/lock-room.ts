import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { operatorAt } from './model/lease';

export type LockedRoom = {
  operatorId: string | null;
  operatorSince: Date | null;
  operatorSeenAt: Date | null;
  turnMinutes: number;
  pointsOfOrder: boolean;
  voting: boolean;
};

/**
 * The plenary's room, made where it has never been set, and locked until the transaction ends. Every step of the list, the screen
 * and the list of speakers begins here and takes what else it needs afterwards, always in this order: room, recommendations,
 * items. The meeting's row comes with the events at the very end.
 */
export async function lockRoom(ctx: Ctx): Promise<LockedRoom> {
  const meetingId = ctx.scope.meeting.id;
  const [room] = await readLocked(ctx);
  if (room) return room;
  await ctx.tx.$executeRaw`INSERT INTO "PlenaryRoom" ("meetingId") VALUES (${meetingId}::uuid) ON CONFLICT DO NOTHING`;
  const [made] = await readLocked(ctx);
  if (!made) throw new TypeError('a room that was made and is not there');
  return made;
}

function readLocked(ctx: Ctx): Promise<LockedRoom[]> {
  return ctx.tx.$queryRaw<LockedRoom[]>`
    SELECT "operatorId", "operatorSince", "operatorSeenAt", "turnMinutes", "pointsOfOrder", voting
    FROM "PlenaryRoom" WHERE "meetingId" = ${ctx.scope.meeting.id}::uuid FOR UPDATE`;
}

/** Whether the screen of this room is run by whoever acts. */
export function runsScreen(ctx: Ctx, room: LockedRoom): boolean {
  return ctx.actor !== null && operatorAt(room, ctx.now) === ctx.actor.accountId;
}

/**
 * The step is one of whoever runs the screen of the locked room: takes it where it is free, goes on where it is theirs. Refuses
 * "conflict" at the field `screen` while somebody else runs it: taking over is a step of its own that everybody sees.
 */
export async function holdScreen(ctx: Ctx, room: LockedRoom): Promise<void> {
  const me = ctx.actor?.accountId ?? null;
  const operator = operatorAt(room, ctx.now);
  if (operator !== null && operator !== me) throw new Refusal('conflict', { screen: { code: 'held' } });
  await ctx.tx.plenaryRoom.update({
    where: { meetingId: ctx.scope.meeting.id },
    data: {
      operatorId: me,
      operatorSince: operator === me && room.operatorSince ? room.operatorSince : ctx.now,
      operatorSeenAt: ctx.now,
      ...(operator === me ? {} : { takenFromId: null }),
    },
    select: { meetingId: true },
  });
}
