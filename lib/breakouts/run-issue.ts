import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockGroup } from './lock-group';
import { notBefore } from './model';
import type { runIssueSchema } from './schema';

/**
 * Begins an issue (the one before it ends with that), ends it, or says how many minutes are meant for it. An issue that is
 * begun again counts from then. Refuses "conflict" where it is not at that step.
 */
export async function runIssue(
  ctx: Ctx,
  { issue: id, step, minutes }: z.output<typeof runIssueSchema>,
): Promise<{ issue: string }> {
  const where = { id, group: { meetingId: ctx.scope.meeting.id } };
  const { groupId } = found(await ctx.tx.issue.findFirst({ where, select: { groupId: true } }));
  await lockGroup(ctx, groupId);
  const isRunning = { groupId, begunAt: { not: null }, endedAt: null };
  const running = await ctx.tx.issue.findFirst({ where: isRunning, select: { id: true, begunAt: true } });
  const at = notBefore(running?.begunAt ?? null, ctx.now);
  if (step !== 'TIME' && (running?.id === id) !== (step === 'END')) throw new Refusal('conflict');
  if (step === 'BEGIN') {
    await ctx.tx.issue.updateMany({ where: isRunning, data: { endedAt: at } });
    await ctx.tx.issue.update({ where: { id }, data: { begunAt: at, endedAt: null }, select: { id: true } });
  } else if (step === 'END') {
    await ctx.tx.issue.update({ where: { id }, data: { endedAt: at }, select: { id: true } });
  } else {
    await ctx.tx.issue.update({ where: { id }, data: { minutes: minutes ?? null }, select: { id: true } });
  }
  await ctx.audit({ subject: { type: 'Issue', id }, details: { group: groupId, step, minutes: minutes ?? null } });
  ctx.live({ type: 'group', subjectId: groupId, visibility: 'PARTICIPANTS' });
  return { issue: id };
}
