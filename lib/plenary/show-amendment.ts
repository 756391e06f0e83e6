import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { holdScreen, lockRoom } from './lock-room';
import type { showAmendmentSchema } from './schema';

/** Puts an amendment to the item on the screen beside its text, or takes it off. Refuses "closed" where its item is not on the screen. */
export async function showAmendment(
  ctx: Ctx,
  { amendment }: z.output<typeof showAmendmentSchema>,
): Promise<{ amendment: string | null }> {
  const room = await lockRoom(ctx);
  const meetingId = ctx.scope.meeting.id;
  if (amendment) {
    const { recommendation } = found(
      await ctx.tx.amendment.findFirst({
        where: { id: amendment, recommendation: { meetingId } },
        select: { recommendation: { select: { plenaryItem: { select: { onScreenSince: true } } } } },
      }),
    );
    if (!recommendation.plenaryItem?.onScreenSince) throw new Refusal('closed');
  }
  await holdScreen(ctx, room);
  await ctx.tx.plenaryRoom.update({
    where: { meetingId },
    data: { amendmentId: amendment ?? null },
    select: { meetingId: true },
  });
  await ctx.audit({ subject: { type: 'Meeting', id: meetingId }, details: { amendment: amendment ?? null } });
  ctx.live({ type: 'screen', subjectId: meetingId, visibility: 'PARTICIPANTS' });
  return { amendment: amendment ?? null };
}
