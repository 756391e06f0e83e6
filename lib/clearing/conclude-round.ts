import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { SilenceOutcome } from '@/lib/core/prisma/enums';
import { readDocumentContent } from '@/lib/outcome/read-content';
import { conclusionOf } from '@/lib/plenary/model/silence';
import { findRound, type HeldRound } from './find-round';
import { deadlineOf, roundAt } from './model/round';
import type { closeRoundSchema } from './schema';
import { tellAudience } from './tell-audience';

/** What was concluded; nothing where there was nothing to conclude. */
export type Concluded = { silence: SilenceOutcome | null; isEnded: boolean };

/**
 * Concludes what is due in a round: the silence is over once its time is and nobody has objected, or as soon as the document says
 * something else than was sent; the round once its time is. Its audience is told how the silence ended. Done once.
 */
export async function concludeRound(ctx: Ctx, id: string): Promise<Concluded> {
  const round = await findRound(ctx, id);
  if (round.end) return { silence: null, isEnded: false };
  const silence = await conclusion(ctx, round);
  if (silence) await endSilence(ctx, round, silence);
  const isEnded = roundAt(round, ctx.now) === 'DUE';
  if (isEnded) await endRound(ctx, round);
  return { silence, isEnded };
}

/**
 * The secretariat closes a round before its time; a silence that still ran is called off with it, and its audience is told. Refuses
 * "conflict" where it is closed already.
 */
export async function closeRound(
  ctx: Ctx,
  { round: id }: z.output<typeof closeRoundSchema>,
): Promise<{ round: string }> {
  const round = await findRound(ctx, id);
  if (round.end) throw new Refusal('conflict');
  if (round.silence && !round.silenceEnd) await endSilence(ctx, round, (await conclusion(ctx, round)) ?? 'CANCELLED');
  await endRound(ctx, round);
  return { round: id };
}

/** How the silence of a round ends now; null where there is none, where it has ended, and while it runs. */
async function conclusion(ctx: Ctx, round: HeldRound): Promise<SilenceOutcome | null> {
  if (!round.silence || round.silenceEnd) return null;
  const breaks = await ctx.tx.clearingComment.count({ where: { roundId: round.id, severity: 'OBJECTION' } });
  const { hash } = await readDocumentContent(ctx.tx, round.documentId);
  return conclusionOf({ closesAt: deadlineOf(round), breaks, isTextCurrent: hash === round.contentHash }, ctx.now);
}

/** Ends the silence of a round in the record and tells its audience; `reason` of an objection. The caller holds the document. */
export async function endSilence(
  ctx: Ctx,
  { id }: Pick<HeldRound, 'id'>,
  outcome: SilenceOutcome,
  reason = '',
): Promise<void> {
  await ctx.tx.clearingSilenceEnd.create({
    data: { roundId: id, outcome, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { roundId: true },
  });
  await ctx.audit({ subject: { type: 'ClearingRound', id }, details: { silence: outcome } });
  await tellAudience(ctx, id, outcome, reason);
}

async function endRound(ctx: Ctx, { id, documentId, before }: HeldRound): Promise<void> {
  await ctx.tx.clearingEnd.create({
    data: { roundId: id, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { roundId: true },
  });
  await ctx.tx.outcomeDocument.updateMany({ where: { id: documentId, state: 'CLEARANCE' }, data: { state: before } });
  await ctx.audit({ subject: { type: 'ClearingRound', id }, details: { isEnded: true } });
}
