import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { queueJob } from '@/lib/core/queue-job';
import type { issuePaperSchema } from './schema';
import { sealPaper } from './seal-paper';

/**
 * Issues the background paper of a snapshot under the next number. From the second on a reason is needed: what delegates have
 * in their hands is not replaced silently.
 */
export async function issuePaper(ctx: Ctx, input: z.output<typeof issuePaperSchema>): Promise<{ number: number }> {
  const meetingId = ctx.scope.meeting.id;
  // One at a time: the numbers have no gaps.
  await ctx.tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${meetingId}::uuid FOR UPDATE`;
  const earlier = await ctx.tx.backgroundPaper.count({ where: { meetingId } });
  const reason = input.reason ?? null;
  if (earlier > 0 && reason === null) throw new Refusal('invalid', { reason: { code: 'required' } });
  const number = earlier + 1;
  const { id, sha256, snapshot } = await sealPaper(ctx.tx, {
    meetingId,
    snapshotId: input.snapshot,
    number,
    reason: earlier > 0 ? reason : null,
    at: ctx.now,
    byAccountId: ctx.actor?.accountId ?? null,
  });
  await ctx.audit({ subject: { type: 'BackgroundPaper', id }, details: { number, snapshot, sha256, reason } });
  // So that the first reader does not wait for it.
  await queueJob(ctx.tx, {
    task: 'make-background-paper',
    payload: { meeting: ctx.scope.meeting.slug, number: `${number}` },
    key: `background-paper:${id}`,
  });
  return { number };
}
