import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { joinFields } from '@/lib/core/join-fields';
import { toInstant, toLocal } from '@/lib/meetings/model/zone';
import { lockRecommendation } from '@/lib/recommendations/lock';
import { lockRoom } from './lock-room';
import { isDecidable } from './model/sitting';
import type { setItemSchema } from './schema';

const names = ['minutes', 'until.date', 'until.time'] as const;

/**
 * Sets the time meant for an item and until when amendments to it may be tabled, by the meeting's clock; emptied, there is none.
 * What its writer left as it was stays as others have set it meanwhile; where both set the same differently it refuses "conflict".
 * Refuses "invalid" for an hour that the clocks never show, "not found" for what is not on the list, "closed" once it is decided.
 */
export async function setItem(ctx: Ctx, input: z.output<typeof setItemSchema>): Promise<{ recommendation: string }> {
  await lockRoom(ctx);
  const { id, status } = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  const item = found(
    await ctx.tx.plenaryItem.findUnique({
      where: { recommendationId: id, position: { not: null } },
      select: { minutes: true, amendmentsUntil: true },
    }),
  );
  if (!isDecidable(status)) throw new Refusal('closed');
  const { zone } = ctx.scope.meeting;
  const last = item.amendmentsUntil && toLocal(item.amendmentsUntil, zone);
  const { minutes, ...until } = joinFields(names, {
    mine: fieldsOf(input),
    seen: fieldsOf(input.seen),
    standing: fieldsOf({ minutes: item.minutes ?? undefined, until: { date: last?.date, time: last?.time } }),
  });
  const [date, time] = [until['until.date'], until['until.time']];
  const amendmentsUntil = date && time ? toInstant({ date, time }, zone) : null;
  if (date && time && !amendmentsUntil) throw new Refusal('invalid', { 'until.time': { code: 'no_such_time' } });
  const data = { minutes: minutes ? Number(minutes) : null, amendmentsUntil };
  await ctx.tx.plenaryItem.update({ where: { recommendationId: id }, data, select: { id: true } });
  await ctx.audit({ subject: { type: 'Recommendation', id }, details: data });
  ctx.live({ type: 'plenary', subjectId: id, visibility: 'PARTICIPANTS' });
  return { recommendation: id };
}

const fieldsOf = ({ minutes, until }: Pick<z.output<typeof setItemSchema>, 'minutes' | 'until'>) => ({
  minutes: minutes?.toString(),
  'until.date': until.date,
  'until.time': until.time,
});
