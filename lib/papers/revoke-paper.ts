import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { revokePaperSchema } from './schema';

/** Takes a paper back with a reason: its code says so from now on. Refuses "conflict" where it was taken back before. */
export async function revokePaper(ctx: Ctx, input: z.output<typeof revokePaperSchema>): Promise<null> {
  const of = { id: input.paper, meetingId: ctx.scope.meeting.id };
  const { count } = await ctx.tx.issuedPaper.updateMany({
    where: { ...of, revokedAt: null },
    data: { revokedAt: ctx.now, revokedReason: input.reason },
  });
  if (count === 0) throw new Refusal((await ctx.tx.issuedPaper.count({ where: of })) > 0 ? 'conflict' : 'not_found');
  await ctx.audit({ subject: { type: 'IssuedPaper', id: input.paper }, details: { reason: input.reason } });
  return null;
}
