import type { Ctx } from '@/lib/core/execute';
import { roomIsFree } from './queries/free-room';

/** Takes one place of the room by a conditional UPDATE of the counter row, and answers whether it was there (`roomIsFree`). */
export async function takeRoom(ctx: Ctx): Promise<boolean> {
  const taken = await ctx.tx.$executeRaw`
    UPDATE "Meeting" m SET "confirmedCount" = "confirmedCount" + 1
    WHERE id = ${ctx.scope.meeting.id}::uuid AND ${roomIsFree}`;
  return taken > 0;
}
