import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { toInstant } from '@/lib/meetings/model/zone';
import { findRound } from './find-round';
import { deadlineOf, roundAt } from './model/round';
import type { extendRoundSchema } from './schema';
import { tellAudience } from './tell-audience';

/**
 * More time in a round, for all that were asked, with the reason; they are told. Refuses "closed" from the deadline on, and "invalid"
 * for an hour that the clocks never show or that is not later than the deadline.
 */
export async function extendRound(
  ctx: Ctx,
  { round: id, closes, reason }: z.output<typeof extendRoundSchema>,
): Promise<{ round: string; closesAt: Date }> {
  const round = await findRound(ctx, id);
  if (roundAt(round, ctx.now) !== 'OPEN') throw new Refusal('closed');
  const closesAt = toInstant(closes, ctx.scope.meeting.zone);
  if (!closesAt) throw new Refusal('invalid', { 'closes.time': { code: 'no_such_time' } });
  if (closesAt <= deadlineOf(round))
    throw new Refusal('invalid', { 'closes.date': { code: 'not_later_than_deadline' } });
  const number = (round.extensions.at(-1)?.number ?? 0) + 1;
  await ctx.tx.clearingExtension.create({
    data: { roundId: id, number, closesAt, reason, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { number: true },
  });
  await ctx.audit({ subject: { type: 'ClearingRound', id }, details: { closesAt, reason } });
  await tellAudience(ctx, id, 'extended', reason);
  return { round: id, closesAt };
}
