import type { Ctx } from '@/lib/core/execute';
import { roomIsFree } from './queries/free-room';

/**
 * Whether the room has a free place (`roomIsFree`). Locks the counter row, so that the answer holds until the place is taken by
 * `moveRegistrations`.
 */
export async function hasRoom(ctx: Ctx): Promise<boolean> {
  const [row] = await ctx.tx.$queryRaw<{ isFree: boolean }[]>`
    SELECT ${roomIsFree} AS "isFree" FROM "Meeting" m WHERE m.id = ${ctx.scope.meeting.id}::uuid FOR UPDATE`;
  return row?.isFree ?? false;
}
