import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { SilenceOutcome } from '@/lib/core/prisma/enums';
import { generalFacts } from '@/lib/recommendations/general-facts';
import type { Locked } from '@/lib/recommendations/lock';
import { demand, move } from '@/lib/recommendations/move';
import { canTransitionGeneral, type GeneralState } from '@/lib/recommendations/policy';
import { runningSilence } from '@/lib/recommendations/running-silence';
import { findSilence, type FoundSilence } from './find-silence';
import { conclusionOf } from './model/silence';
import { isDecidable } from './model/sitting';
import type { cancelSilenceSchema } from './schema';
import { tellAudience } from './tell-audience';

/** Opened on the Chair's behalf: the steps of the recommendation are the Chair's. */
const chairsWord = ['CHAIR'];

/**
 * Concludes a silence procedure whose time is over: adopted where nobody has broken it and the text at the deadline was the one
 * that was sent; and tells its audience. How late it is called changes nothing: from the deadline on an unbroken text is closed
 * (`runningSilence`). Done once: answers null where it has ended or is not due.
 */
export async function concludeSilence(ctx: Ctx, id: string): Promise<SilenceOutcome | null> {
  const { general, silence } = await findSilence(ctx, id);
  if (silence.end) return null;
  const isTextCurrent =
    general.headRevisionId === silence.revisionId &&
    isDecidable(general.status) &&
    (await wasAskedUntil(ctx, general, silence.closesAt));
  const outcome = conclusionOf({ closesAt: silence.closesAt, breaks: silence.breaks.length, isTextCurrent }, ctx.now);
  if (!outcome) return null;
  await endSilence(ctx, general, silence, outcome);
  return outcome;
}

/** Whether it was on the list of a meeting that was open until the deadline: what still ran when a meeting was closed is cancelled with it. */
async function wasAskedUntil(ctx: Ctx, general: Locked, closesAt: Date): Promise<boolean> {
  const item = await ctx.tx.plenaryItem.findUnique({
    where: { recommendationId: general.id },
    select: { position: true, meeting: { select: { phase: true, closedAt: true } } },
  });
  if (!item || item.position === null) return false;
  const { phase, closedAt } = item.meeting;
  return phase === 'OPEN' || (closedAt !== null && closedAt >= closesAt);
}

/** The secretariat calls a silence procedure off. Refuses "conflict" where it has ended, "closed" from the deadline on: the text is adopted then. */
export async function cancelSilence(
  ctx: Ctx,
  { silence: id }: z.output<typeof cancelSilenceSchema>,
): Promise<{ silence: string }> {
  const { general, silence } = await findSilence(ctx, id);
  if (silence.end) throw new Refusal('conflict');
  const running = await runningSilence(ctx, general);
  if (running?.id === id && running.isOver) throw new Refusal('closed');
  await endSilence(ctx, general, silence, silence.breaks.length > 0 ? 'BROKEN' : 'CANCELLED');
  return { silence: id };
}

/** Ends a silence procedure in the record and tells its audience; an adoption is the decision. The caller holds the recommendation. */
export async function endSilence(
  ctx: Ctx,
  general: Locked,
  silence: FoundSilence,
  outcome: SilenceOutcome,
): Promise<void> {
  const decisionId = outcome === 'ADOPTED' ? await adopt(ctx, general, silence) : null;
  await ctx.tx.silenceEnd.create({
    data: { procedureId: silence.id, outcome, decisionId, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { procedureId: true },
  });
  await ctx.audit({
    subject: { type: 'SilenceProcedure', id: silence.id },
    details: { outcome, decision: decisionId },
  });
  await tellAudience(ctx, silence.id, outcome);
  ctx.live({ type: 'silence', subjectId: general.id, visibility: 'PARTICIPANTS' });
  if (decisionId) ctx.live({ type: 'decision', subjectId: general.id, visibility: 'PARTICIPANTS' });
}

async function adopt(ctx: Ctx, given: Locked, silence: FoundSilence): Promise<string> {
  let general = given;
  const read = await generalFacts(ctx, general, { revision: silence.revisionId, chair: silence.byName });
  // Judged as of the deadline: see wasAskedUntil.
  const facts = { ...read, isPlenaryOpen: true };
  const step = async (to: GeneralState) => {
    demand(canTransitionGeneral({ from: general.status as GeneralState, to }, chairsWord, facts));
    general = await move(ctx, general, to);
  };
  if (general.status === 'READY' || general.status === 'DEFERRED') await step('UNDER_REVIEW');
  const { id } = await ctx.tx.decision.create({
    data: {
      revisionId: silence.revisionId,
      outcome: 'ADOPTED',
      method: 'SILENCE',
      byName: silence.byName,
      // What was sent: a translation that came since was asked of nobody.
      languages: silence.languages,
      textsHash: silence.textsHash,
      at: silence.closesAt,
    },
    select: { id: true },
  });
  await step('ADOPTED');
  return id;
}
