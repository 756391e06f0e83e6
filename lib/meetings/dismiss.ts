import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { appointable } from './policy';
import type { dismissSchema } from './schema';

/** Takes a role for the whole meeting back; it ends with the person's next request. What was done in it stays. */
export async function dismiss(ctx: Ctx, input: z.output<typeof dismissSchema>): Promise<{ appointment: string }> {
  const { id, personId, kind } = found(
    await ctx.tx.meetingRole.findFirst({
      where: { id: input.appointment, meetingId: ctx.scope.meeting.id, kind: { in: [...appointable] } },
      select: { id: true, personId: true, kind: true },
    }),
  );
  await ctx.tx.meetingRole.delete({ where: { id }, select: { id: true } });
  await ctx.audit({ subject: { type: 'Person', id: personId }, details: { kind } });
  return { appointment: id };
}
