import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { generalFacts } from '@/lib/recommendations/general-facts';
import { lockRecommendation, type Locked } from '@/lib/recommendations/lock';
import { rolesFor } from '@/lib/recommendations/model/recommendation';
import { move } from '@/lib/recommendations/move';
import { canTransitionGeneral, type GeneralState } from '@/lib/recommendations/policy';
import { lockItems } from './lock-items';
import { holdScreen, lockRoom, runsScreen } from './lock-room';
import type { showSchema } from './schema';

/**
 * Puts an item on the screen in the text it has now, and takes off what was there: at most one at a time, which the database
 * keeps as well. A text that is changed later comes to the screen by the same step again, never by itself.
 * The Chair or the organiser thereby takes the recommendation up; somebody who only runs the screen does not.
 */
export async function show(ctx: Ctx, input: z.output<typeof showSchema>): Promise<{ recommendation: string }> {
  const room = await lockRoom(ctx);
  const recommendation = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  const items = await lockItems(ctx);
  const item = items.find(({ recommendationId }) => recommendationId === input.recommendation);
  if (!item || item.position === null) throw new Refusal('not_found');
  const isShown = item.isOnScreen && item.shownRevisionId === recommendation.headRevisionId;
  if (isShown && runsScreen(ctx, room)) return input;
  await holdScreen(ctx, room);
  const meetingId = ctx.scope.meeting.id;
  await ctx.tx.plenaryItem.updateMany({
    where: { meetingId, onScreenSince: { not: null }, recommendationId: { not: recommendation.id } },
    data: { onScreenSince: null },
  });
  await ctx.tx.plenaryItem.update({
    where: { recommendationId: recommendation.id },
    data: {
      shownRevisionId: recommendation.headRevisionId,
      ...(item.isOnScreen ? {} : { onScreenSince: ctx.now }),
    },
    select: { id: true },
  });
  await ctx.tx.plenaryRoom.update({ where: { meetingId }, data: { amendmentId: null }, select: { meetingId: true } });
  await takeUp(ctx, recommendation, isShown);
  const details = { revision: recommendation.headRevisionId };
  await ctx.audit({ subject: { type: 'Recommendation', id: recommendation.id }, details });
  ctx.live({ type: 'screen', subjectId: input.recommendation, visibility: 'PARTICIPANTS' });
  return input;
}

/** What was amended is taken up again when it comes to the screen anew, in the text it has by then; not while it stays there. */
async function takeUp(ctx: Ctx, recommendation: Locked, isShown: boolean): Promise<void> {
  const waiting = isShown ? ['READY', 'DEFERRED'] : ['READY', 'DEFERRED', 'AMENDED'];
  if (!waiting.includes(recommendation.status)) return;
  const facts = await generalFacts(ctx, recommendation, { revision: recommendation.headRevisionId });
  const step = { from: recommendation.status as GeneralState, to: 'UNDER_REVIEW' as const };
  if (canTransitionGeneral(step, rolesFor(ctx.scope.grants, null), facts).isAllowed)
    await move(ctx, recommendation, 'UNDER_REVIEW');
}
