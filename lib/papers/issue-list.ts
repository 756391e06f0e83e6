import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { issueListSchema } from './schema';
import { sealList } from './seal-list';

/**
 * Issues the list of participants as it is now, under the next number. After a final list the next one needs a reason:
 * what was published as final is not replaced silently.
 */
export async function issueList(ctx: Ctx, input: z.output<typeof issueListSchema>): Promise<{ number: number }> {
  const meetingId = ctx.scope.meeting.id;
  // One at a time: the numbers have no gaps.
  await ctx.tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${meetingId}::uuid FOR UPDATE`;
  const earlier = await ctx.tx.participantList.findMany({
    where: { meetingId },
    select: { number: true, status: true },
    orderBy: { number: 'desc' },
  });
  if (earlier.some(({ status }) => status === 'FINAL') && !input.reason)
    throw new Refusal('invalid', { reason: { code: 'after_final' } });
  const number = (earlier[0]?.number ?? 0) + 1;
  const { id, sha256, persons } = await sealList(ctx.tx, {
    meetingId,
    number,
    status: input.status,
    reason: input.reason ?? null,
    at: ctx.now,
    byAccountId: ctx.actor?.accountId ?? null,
  });
  await ctx.audit({
    subject: { type: 'ParticipantList', id },
    details: { number, status: input.status, sha256, persons, reason: input.reason ?? null },
  });
  return { number };
}
