import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRoom } from './lock-room';
import { daysOf, recordHash } from './model/record';
import { readRecord } from './read-record';

/**
 * Gives out the record of the plenary as it stands, under the next number: sealed with its hash and those of its days, whatever
 * is recorded later. Refuses "conflict" where nothing has been recorded, and where the last issue says the same already.
 */
export async function issueRecord(ctx: Ctx): Promise<{ number: number }> {
  const meetingId = ctx.scope.meeting.id;
  await lockRoom(ctx);
  // A text that is being decided upon is read before its step or after it.
  await ctx.tx.$queryRaw`
    SELECT r.id FROM "Recommendation" r JOIN "PlenaryItem" i ON i."recommendationId" = r.id
    WHERE i."meetingId" = ${meetingId}::uuid ORDER BY r.id FOR SHARE OF r`;
  const record = await readRecord(ctx.tx, ctx.scope.meeting);
  const days = daysOf(record);
  if (days.length === 0) throw new Refusal('conflict', { record: { code: 'nothing' } });
  const sha256 = recordHash(record);
  const last = await ctx.tx.recordIssue.findFirst({
    where: { meetingId },
    orderBy: { number: 'desc' },
    select: { number: true, sha256: true },
  });
  if (last?.sha256 === sha256)
    throw new Refusal('conflict', { record: { code: 'unchanged', params: { number: last.number } } });
  const number = (last?.number ?? 0) + 1;
  const { id } = await ctx.tx.recordIssue.create({
    data: {
      meetingId,
      number,
      content: record,
      sha256,
      days,
      byName: ctx.actor?.name ?? '',
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'RecordIssue', id }, details: { number, sha256 } });
  ctx.live({ type: 'plenary', subjectId: meetingId, visibility: 'PARTICIPANTS' });
  return { number };
}
