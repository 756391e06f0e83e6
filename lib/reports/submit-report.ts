import type { z } from 'zod';
import { lockGroup } from '@/lib/breakouts/lock-group';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { stepRegional } from '@/lib/recommendations/step-regional';
import type { submitReportSchema } from './schema';
import { sealReport } from './seal-report';

/**
 * Hands a group's work over to the secretariat: every recommendation it agreed on is submitted with it, and the report of
 * what was recorded is sealed under the next number. From the second report on a reason is needed. Refuses "conflict" where
 * nothing was agreed, or where a recommendation lacks its theme or addressee.
 */
export async function submitReport(
  ctx: Ctx,
  input: z.output<typeof submitReportSchema>,
): Promise<{ number: number; handedOver: number }> {
  // One at a time: the numbers have no gaps.
  const groupId = await lockGroup(ctx, input.group);
  const earlier = await ctx.tx.groupReport.count({ where: { groupId } });
  const reason = earlier > 0 ? (input.reason ?? null) : null;
  if (earlier > 0 && reason === null) throw new Refusal('invalid', { reason: { code: 'required' } });

  const agreed = await ctx.tx.recommendation.findMany({
    where: { groupId, status: 'AGREED' },
    orderBy: { id: 'asc' },
    select: { id: true, headRevision: { select: { id: true, themes: true, addressees: true } } },
  });
  for (const { id, headRevision: head } of agreed) {
    if (!head || head.themes.length === 0 || head.addressees.length === 0)
      throw new Refusal('conflict', { group: { code: 'incomplete' } });
    await stepRegional(ctx, { from: ['AGREED'], recommendation: id, revision: head.id, to: 'SUBMITTED' });
  }
  const number = earlier + 1;
  const { id, sha256, recommendations } = await sealReport(ctx.tx, {
    groupId,
    number,
    reason,
    at: ctx.now,
    byAccountId: ctx.actor?.accountId ?? null,
  });
  // Refused, it is taken back with everything else.
  if (recommendations === 0) throw new Refusal('conflict', { group: { code: 'nothing' } });
  await ctx.audit({
    subject: { type: 'GroupReport', id },
    details: { group: groupId, number, sha256, reason, handedOver: agreed.map((each) => each.id) },
  });
  ctx.live({ type: 'group', subjectId: groupId, visibility: 'PARTICIPANTS' });
  return { number, handedOver: agreed.length };
}
