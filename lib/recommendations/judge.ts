import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { judgeSchema } from './schema';

/**
 * Remembers whether two regional recommendations say the same, are related or are different. An empty verdict takes the last
 * one back. Nothing is merged by it. Both are locked in the order of their ids, so that two who judge wait for each other.
 */
export async function judge(ctx: Ctx, input: z.output<typeof judgeSchema>): Promise<{ recommendation: string }> {
  const [oneId = '', otherId = ''] = [input.regional, input.counterpart].toSorted();
  if (oneId === otherId) throw new Refusal('invalid', { counterpart: { code: 'invalid_choice' } });
  const meetingId = ctx.scope.meeting.id;
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Recommendation"
    WHERE id = ANY (${[oneId, otherId]}::uuid[]) AND "meetingId" = ${meetingId}::uuid AND level = 'REGIONAL'
    ORDER BY id FOR NO KEY UPDATE`;
  found(rows.length === 2 ? rows : null);

  const pair = { oneId_otherId: { oneId, otherId } };
  const before = await ctx.tx.overlapJudgement.findUnique({ where: pair, select: { verdict: true } });
  if ((before?.verdict ?? null) === input.verdict) return { recommendation: input.regional };
  if (input.verdict === null) {
    await ctx.tx.overlapJudgement.delete({ where: pair, select: { oneId: true } });
  } else {
    const judged = { verdict: input.verdict, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now };
    await ctx.tx.overlapJudgement.upsert({
      where: pair,
      create: { oneId, otherId, meetingId, ...judged },
      update: judged,
      select: { oneId: true },
    });
  }
  const details = { counterpart: otherId, before: before?.verdict ?? null, verdict: input.verdict };
  await ctx.audit({ subject: { type: 'Recommendation', id: oneId }, details });
  ctx.live({ type: 'recommendation', subjectId: oneId, visibility: 'SECRETARIAT' });
  return { recommendation: input.regional };
}
