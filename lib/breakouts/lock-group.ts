import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';

/** Locks a group of this meeting until the transaction ends: what is counted in it stays true. Refuses "not found". */
export async function lockGroup(ctx: Ctx, id: string): Promise<string> {
  const [group] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "BreakoutGroup" WHERE id = ${id}::uuid AND "meetingId" = ${ctx.scope.meeting.id}::uuid FOR NO KEY UPDATE`;
  return found(group).id;
}
