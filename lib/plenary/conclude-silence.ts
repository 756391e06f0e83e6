import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { SilenceOutcome } from '@/lib/core/prisma/enums';
import { generalFacts } from '@/lib/recommendations/general-facts';
import type { Locked } from '@/lib/recommendations/lock';
import { demand, move } from '@/lib/recommendations/move';
import { canTransitionGeneral, type GeneralState } from '@/lib/recommendations/policy';
import { findSilence, type FoundSilence } from './find-silence';
import { conclusionOf } from './model/silence';
import { isDecidable } from './model/sitting';
import type { cancelSilenceSchema } from './schema';
import { tellAudience } from './tell-audience';

/** Opened on the Chair's behalf: the steps of the recommendation are the Chair's. */
const chairsWord = ['CHAIR'];

/**
 * Concludes a silence procedure whose time is over: adopted where nobody has broken it and the text is still the one that was sent,
 * broken or cancelled otherwise; and tells its audience. Done once: answers null where it has ended or is not due.
 */
export async function concludeSilence(ctx: Ctx, id: string): Promise<SilenceOutcome | null> {
  const { general, silence } = await findSilence(ctx, id);
  if (silence.end) return null;
  // A closed meeting adopts nothing any more: what still ran is cancelled with it.
  const isTextCurrent =
    ctx.scope.meeting.phase === 'OPEN' && general.headRevisionId === silence.revisionId && isDecidable(general.status);
  const outcome = conclusionOf({ closesAt: silence.closesAt, breaks: silence.breaks.length, isTextCurrent }, ctx.now);
  if (!outcome) return null;
  await write(ctx, general, silence, outcome);
  return outcome;
}

/** The secretariat calls a silence procedure off. Refuses "conflict" where it has ended. */
export async function cancelSilence(
  ctx: Ctx,
  { silence: id }: z.output<typeof cancelSilenceSchema>,
): Promise<{ silence: string }> {
  const { general, silence } = await findSilence(ctx, id);
  if (silence.end) throw new Refusal('conflict');
  await write(ctx, general, silence, 'CANCELLED');
  return { silence: id };
}

async function write(ctx: Ctx, general: Locked, silence: FoundSilence, outcome: SilenceOutcome): Promise<void> {
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
  const facts = await generalFacts(ctx, general, { revision: silence.revisionId, chair: silence.byName });
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
      at: ctx.now,
    },
    select: { id: true },
  });
  await step('ADOPTED');
  return id;
}
