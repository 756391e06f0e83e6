import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { closeSchema } from './schema';

/** Closes the survey for good: nothing is saved, submitted or reopened any more. Refuses "conflict" unless it is open. */
export async function close(ctx: Ctx, { survey }: z.output<typeof closeSchema>): Promise<{ survey: string }> {
  const { id } = found(
    await ctx.tx.survey.findFirst({ where: { id: survey, meetingId: ctx.scope.meeting.id }, select: { id: true } }),
  );
  const { count } = await ctx.tx.survey.updateMany({ where: { id, status: 'OPEN' }, data: { status: 'CLOSED' } });
  if (count === 0) throw new Refusal('conflict');
  await ctx.audit({ subject: { type: 'Survey', id } });
  return { survey: id };
}
