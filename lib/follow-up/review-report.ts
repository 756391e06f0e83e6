import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { reviewSchema } from './schema';
import { lockCommitment } from './set-plan';
import { tellFocalPoints } from './tell-focal-points';

/**
 * Accepts a report, which makes it public, or asks for more with a reason that is written to its party's focal points. Said once of each report:
 * refuses "conflict" where it was said already, or where a later report has taken its place; "invalid" where whoever wrote
 * a report accepts it, or its party is no owner any more.
 */
export async function reviewReport(ctx: Ctx, input: z.output<typeof reviewSchema>): Promise<null> {
  const { tx, scope } = ctx;
  const { commitmentId, partyId, number, byAccountId } = found(
    await tx.progressReport.findFirst({
      where: { id: input.report, commitment: { meetingId: scope.meeting.id } },
      select: { commitmentId: true, partyId: true, number: true, byAccountId: true },
    }),
  );
  await lockCommitment(ctx, commitmentId);
  const [later, review, plan] = await Promise.all([
    tx.progressReport.count({ where: { commitmentId, partyId, number: { gt: number } } }),
    tx.progressReview.findUnique({ where: { reportId: input.report }, select: { reportId: true } }),
    tx.commitmentPlan.findFirst({
      where: { commitmentId },
      orderBy: { number: 'desc' },
      select: { owners: { where: { partyId }, select: { partyId: true } } },
    }),
  ]);
  if (later > 0 || review) throw new Refusal('conflict');
  // The secretariat may write for a party; then somebody else in it reads the report before it is public.
  if (input.verdict === 'ACCEPTED' && byAccountId !== null && byAccountId === ctx.actor?.accountId)
    throw new Refusal('invalid', { verdict: { code: 'own_report' } });
  if (input.verdict === 'ACCEPTED' && !plan?.owners.length)
    throw new Refusal('invalid', { verdict: { code: 'not_owner' } });
  await tx.progressReview.create({
    data: {
      reportId: input.report,
      verdict: input.verdict,
      reason: input.reason ?? null,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { reportId: true },
  });
  await ctx.audit({
    subject: { type: 'ProgressReport', id: input.report },
    details: { verdict: input.verdict, reason: input.reason ?? null },
  });
  if (input.verdict === 'MORE_ASKED')
    await tellFocalPoints(ctx, { news: 'moreAsked', commitmentId, partyId, reason: input.reason ?? '' });
  return null;
}
