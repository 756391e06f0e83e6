import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { eraseFiles } from '@/lib/core/file-store';
import type { withdrawAcceptanceSchema } from './schema';
import { lockCommitment } from './set-plan';
import { tellFocalPoints } from './tell-focal-points';

/**
 * Takes the acceptance of a report back, with the reason, which is written to its party's focal points: it is public no more, at no
 * day of an annual report either. Its document is erased, unless another report that stands is shown by it as well. Refuses
 * "conflict" for a report that was not accepted or whose acceptance was withdrawn already, and "not found".
 */
export async function withdrawAcceptance(
  ctx: Ctx,
  { report: id, whyWithdrawn: reason }: z.output<typeof withdrawAcceptanceSchema>,
): Promise<{ party: string; commitment: string }> {
  const { tx, scope } = ctx;
  const { commitmentId, partyId, party } = found(
    await tx.progressReport.findFirst({
      where: { id, commitment: { meetingId: scope.meeting.id } },
      select: { commitmentId: true, partyId: true, party: { select: { code: true } } },
    }),
  );
  await lockCommitment(ctx, commitmentId);
  const review = await tx.progressReview.findUnique({
    where: { reportId: id },
    select: { verdict: true, withdrawal: { select: { at: true } } },
  });
  if (review?.verdict !== 'ACCEPTED' || review.withdrawal) throw new Refusal('conflict');
  await tx.progressWithdrawal.create({
    data: { reportId: id, reason, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { reportId: true },
  });
  const files = await tx.$queryRaw<{ fileId: string }[]>`
    SELECT e."fileId" FROM "ProgressEvidence" e WHERE e."reportId" = ${id}::uuid AND e."fileId" IS NOT NULL AND NOT EXISTS (
      SELECT FROM "ProgressEvidence" o LEFT JOIN "ProgressWithdrawal" x ON x."reportId" = o."reportId"
      WHERE o."fileId" = e."fileId" AND x."reportId" IS NULL)`;
  const erased = await eraseFiles(
    tx,
    files.map(({ fileId }) => fileId),
  );
  await ctx.audit({ subject: { type: 'ProgressReport', id }, details: { reason, erased } });
  await tellFocalPoints(ctx, { news: 'withdrawn', commitmentId, partyId, reason });
  return { party: party.code, commitment: commitmentId };
}
