import type { Ctx } from '@/lib/core/execute';
import { askForOffers } from './ask-for-offers';

/**
 * Takes the next numbers of the waiting list from the meeting's counter row and answers the first of them. A number is never
 * given twice. Who joins while places are free, held up by those in front, has the list moved on.
 */
export async function takeWaitNumbers(ctx: Ctx, count: number): Promise<number> {
  const { lastWaitNumber, confirmedCount, capacity } = await ctx.tx.meeting.update({
    where: { id: ctx.scope.meeting.id },
    data: { lastWaitNumber: { increment: count } },
    select: { lastWaitNumber: true, confirmedCount: true, capacity: true },
  });
  if (ctx.scope.meeting.confirmation === 'AUTOMATIC' && confirmedCount < capacity) await askForOffers(ctx);
  return lastWaitNumber - count + 1;
}
