import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { setRoomSchema } from './schema';

/** Says where a group meets. */
export async function setRoom(ctx: Ctx, input: z.output<typeof setRoomSchema>): Promise<{ group: string }> {
  const where = { id: input.group, meetingId: ctx.scope.meeting.id };
  const { id } = found(await ctx.tx.breakoutGroup.findFirst({ where, select: { id: true } }));
  await ctx.tx.breakoutGroup.update({ where: { id }, data: { room: input.room ?? null }, select: { id: true } });
  await ctx.audit({ subject: { type: 'BreakoutGroup', id }, details: { room: input.room ?? null } });
  return { group: id };
}
