import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import { Prisma } from '@/lib/core/prisma/client';
import type { LocalizedText } from '@/lib/i18n/pick';
import { writeMoreAsked } from './mail';
import { addresseesOf, type Addressee } from './read-addressees';
import { wordingOf } from './read-commitments';
import type { reviewSchema } from './schema';
import { lockCommitment } from './set-plan';

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
  if (input.verdict === 'MORE_ASKED') await askForMore(ctx, { commitmentId, partyId, reason: input.reason ?? '' });
  return null;
}

/** Writes to the party's focal points what is missing. */
async function askForMore(
  { tx, scope: { meeting } }: Ctx,
  { commitmentId, partyId, reason }: { commitmentId: string; partyId: string; reason: string },
): Promise<void> {
  const [asked] = await tx.$queryRaw<{ symbol: string; text: LocalizedText; code: string; names: LocalizedText }[]>`
    SELECT k.symbol, ${wordingOf(Prisma.sql`k."revisionId"`)} AS text, y.code, y.names
    FROM "Commitment" k, "Party" y WHERE k.id = ${commitmentId}::uuid AND y.id = ${partyId}::uuid`;
  if (!asked) return;
  const delegation = Prisma.sql`(SELECT id FROM "Delegation" WHERE "meetingId" = ${meeting.id}::uuid AND "partyId" = ${partyId}::uuid)`;
  const addressees = await tx.$queryRaw<Addressee[]>`${addresseesOf(delegation)}`;
  await queueMails(
    tx,
    addressees.map(({ email, name, locale }) => ({
      purpose: 'progress.more-asked',
      to: email,
      locale,
      meetingId: meeting.id,
      ...writeMoreAsked(meeting, { name, locale, party: asked, commitment: asked, reason }),
    })),
  );
}
