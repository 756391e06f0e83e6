import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { fileTypes, storeFile } from '@/lib/core/file-store';
import type { reportSchema } from './schema';
import { lockCommitment } from './set-plan';

/** A report as it was sent: its number, the code of its party and the commitment, by which its page is found. */
export type SentReport = { number: number; party: string; commitment: string };

/**
 * Records what a party reports on a commitment it carries out, as its next report there; the public sees it once the
 * secretariat has accepted it. Refuses "closed" before the Highlights are published, "not found" where the party is no
 * owner, and "conflict" where somebody has reported for it since the form was read.
 */
export async function reportProgress(ctx: Ctx, input: z.output<typeof reportSchema>): Promise<SentReport> {
  const { tx, scope } = ctx;
  if (!scope.meeting.isPublished) throw new Refusal('closed');
  await lockCommitment(ctx, input.commitment);
  const {
    partyId,
    party: { code: party },
  } = found(
    await tx.delegation.findFirst({
      where: { id: input.delegation, meetingId: scope.meeting.id },
      select: { partyId: true, party: { select: { code: true } } },
    }),
  );
  const plan = await tx.commitmentPlan.findFirst({
    where: { commitmentId: input.commitment },
    orderBy: { number: 'desc' },
    select: { owners: { where: { partyId }, select: { partyId: true } } },
  });
  found(plan?.owners[0]);
  const last = await tx.progressReport.findFirst({
    where: { commitmentId: input.commitment, partyId },
    orderBy: { number: 'desc' },
    select: { number: true, evidence: { where: { file: { status: { not: 'ERASED' } } }, select: { fileId: true } } },
  });
  if ((last?.number ?? 0) !== input.seen) throw new Refusal('conflict');
  const file =
    input.file &&
    (await storeFile(ctx, input.file, {
      purpose: 'progress-evidence',
      types: fileTypes.documentOrPicture,
      field: 'file',
    }));
  const fileId = file?.id ?? (input.keepFile ? last?.evidence[0]?.fileId : null);
  const evidence = [...(input.link ? [{ url: input.link }] : []), ...(fileId ? [{ fileId }] : [])];
  const number = input.seen + 1;
  const { id } = await tx.progressReport.create({
    data: {
      commitmentId: input.commitment,
      partyId,
      number,
      status: input.status,
      text: input.text,
      language: input.language,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
      evidence: { create: evidence.map((shown, index) => ({ position: index + 1, ...shown })) },
    },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'ProgressReport', id },
    details: { commitment: input.commitment, partyId, number, status: input.status, evidence: evidence.length },
  });
  ctx.live({ type: 'progress.reported', subjectId: id, visibility: 'SECRETARIAT' });
  return { number, party, commitment: input.commitment };
}
