import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { generalFacts } from '@/lib/recommendations/general-facts';
import { lockRecommendation } from '@/lib/recommendations/lock';
import { rolesFor } from '@/lib/recommendations/model/recommendation';
import { demand, move } from '@/lib/recommendations/move';
import { canTransitionGeneral, type GeneralState } from '@/lib/recommendations/policy';
import { runningSilence } from '@/lib/recommendations/running-silence';
import { lockRoom } from './lock-room';
import { readTexts } from './read-texts';
import type { decideSchema } from './schema';

/**
 * The Chair notes the plenary's decision on the item on the screen, in exactly the revision that stood there and in the languages
 * it has. A newer revision is a conflict, and so is a translation that came meanwhile: nobody may adopt a sentence the room has not
 * seen. Refuses "closed" for an item that is not on the screen, and "conflict" while a silence procedure runs on it. These meetings
 * are informal, so the method is consensus noted by the Chair, except where the meeting has votes and the Chair announces one.
 */
export async function decide(ctx: Ctx, input: z.output<typeof decideSchema>): Promise<{ decision: string }> {
  const room = await lockRoom(ctx);
  let general = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  const item = await ctx.tx.plenaryItem.findUnique({
    where: { recommendationId: general.id },
    select: { onScreenSince: true, shownRevisionId: true },
  });
  if (!item?.onScreenSince) throw new Refusal('closed');
  const isSeen = item.shownRevisionId === null || item.shownRevisionId === input.revision;
  if (general.headRevisionId !== input.revision || !isSeen)
    throw new Refusal('conflict', { revision: { code: 'isCurrent' } });

  if (await runningSilence(ctx, general)) throw new Refusal('conflict', { revision: { code: 'silence_runs' } });
  const texts = await readTexts(ctx.tx, input.revision);
  if (input.texts !== undefined && input.texts !== texts.hash)
    throw new Refusal('conflict', { revision: { code: 'isCurrent' } });
  const { vote } = input;
  if (vote && !room.voting) throw new Refusal('invalid', { vote: { code: 'not_switched_on' } });

  const byName = ctx.actor?.name ?? null;
  const facts = await generalFacts(ctx, general, {
    revision: input.revision,
    reason: input.note,
    chair: byName,
    reservations: input.outcome === 'WITH_RESERVATIONS' && input.note ? 1 : 0,
    confirmationsOpen: input.outcome === 'AD_REFERENDUM' && input.note ? 1 : 0,
  });
  const roles = rolesFor(ctx.scope.grants, null);
  const step = (to: GeneralState) =>
    demand(canTransitionGeneral({ from: general.status as GeneralState, to }, roles, facts));
  // Shown by somebody who only runs the screen: the Chair takes it up by deciding.
  if (general.status === 'READY' || general.status === 'DEFERRED') {
    step('UNDER_REVIEW');
    general = await move(ctx, general, 'UNDER_REVIEW');
  }
  step(input.outcome);
  const decision = await ctx.tx.decision.create({
    data: {
      revisionId: input.revision,
      outcome: input.outcome,
      method: vote ? 'VOTE' : 'CONSENSUS_NOTED',
      ...(vote ? { vote: { create: vote } } : {}),
      note: input.note ?? null,
      byAccountId: ctx.actor?.accountId ?? null,
      byName: byName ?? '',
      languages: texts.languages,
      textsHash: texts.hash,
      at: ctx.now,
    },
    select: { id: true },
  });
  await move(ctx, general, input.outcome, input.note);
  const details = { decision: decision.id, revision: input.revision, outcome: input.outcome, texts: texts.hash };
  await ctx.audit({ subject: { type: 'Recommendation', id: general.id }, details });
  ctx.live({ type: 'decision', subjectId: general.id, visibility: 'PARTICIPANTS' });
  return { decision: decision.id };
}
