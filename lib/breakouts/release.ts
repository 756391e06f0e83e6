import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { releaseSchema } from './schema';

/** Takes a role in a group back; it ends with the person's next request. */
export async function release(ctx: Ctx, input: z.output<typeof releaseSchema>): Promise<{ role: string }> {
  const role = found(
    await ctx.tx.meetingRole.findFirst({
      where: { id: input.role, meetingId: ctx.scope.meeting.id, kind: { in: ['FACILITATOR', 'RAPPORTEUR'] } },
      select: { id: true, groupId: true, personId: true, kind: true },
    }),
  );
  await ctx.tx.meetingRole.delete({ where: { id: role.id }, select: { id: true } });
  const details = { person: role.personId, kind: role.kind };
  await ctx.audit({ subject: { type: 'BreakoutGroup', id: role.groupId ?? '' }, details });
  return { role: role.id };
}
