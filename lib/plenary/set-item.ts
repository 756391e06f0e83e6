import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { toInstant } from '@/lib/meetings/model/zone';
import { lockRecommendation } from '@/lib/recommendations/lock';
import { lockRoom } from './lock-room';
import { isDecidable } from './model/sitting';
import type { setItemSchema } from './schema';

/**
 * Sets the time meant for an item and until when amendments to it may be tabled, by the meeting's clock; emptied, there is none.
 * Refuses "invalid" for an hour that the clocks never show, "not found" for what is not on the list, "closed" once it is decided.
 */
export async function setItem(ctx: Ctx, input: z.output<typeof setItemSchema>): Promise<{ recommendation: string }> {
  await lockRoom(ctx);
  const { id, status } = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  found(
    await ctx.tx.plenaryItem.findUnique({
      where: { recommendationId: id, position: { not: null } },
      select: { id: true },
    }),
  );
  if (!isDecidable(status)) throw new Refusal('closed');
  const { date, time } = input.until;
  const amendmentsUntil = date && time ? toInstant({ date, time }, ctx.scope.meeting.zone) : null;
  if (date && time && !amendmentsUntil) throw new Refusal('invalid', { 'until.time': { code: 'no_such_time' } });
  const data = { minutes: input.minutes ?? null, amendmentsUntil };
  await ctx.tx.plenaryItem.update({ where: { recommendationId: id }, data, select: { id: true } });
  await ctx.audit({ subject: { type: 'Recommendation', id }, details: data });
  ctx.live({ type: 'plenary', subjectId: id, visibility: 'PARTICIPANTS' });
  return { recommendation: id };
}
