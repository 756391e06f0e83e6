import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { askForOffers } from './ask-for-offers';

/**
 * Takes (or with a negative number gives back) places of the room. Refuses "full" when not all of them are there: nobody is
 * confirmed by halves. What is given back is offered to those who wait.
 */
export async function moveConfirmed(ctx: Ctx, places: number): Promise<void> {
  if (places === 0) return;
  const moved = await ctx.tx.$executeRaw`
    UPDATE "Meeting" SET "confirmedCount" = "confirmedCount" + ${places}
    WHERE id = ${ctx.scope.meeting.id}::uuid AND "confirmedCount" + ${places} <= capacity`;
  if (moved === 0) throw new Refusal('full');
  if (places < 0) await askForOffers(ctx);
}
