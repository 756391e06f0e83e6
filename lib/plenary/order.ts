import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockItems } from './lock-items';
import { lockRoom } from './lock-room';
import { inOrder, isDecidable, plenaryStates } from './model/sitting';
import type { orderSchema } from './schema';

/**
 * Puts the general recommendations into the order in which the plenary takes them. Those left without a place come off
 * the list and keep what was set and tabled on them; what is on the screen, was decided or is asked of delegations by silence stays. Refuses "invalid" for one that is not ready.
 */
export async function order(ctx: Ctx, input: z.output<typeof orderSchema>): Promise<{ items: string[] }> {
  const meetingId = ctx.scope.meeting.id;
  await lockRoom(ctx);
  // In one order, and only so that none changes its state meanwhile.
  const ready = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Recommendation"
    WHERE id = ANY (${inOrder(input.positions, [])}::uuid[]) AND "meetingId" = ${meetingId}::uuid AND level = 'GENERAL'
      AND status::text = ANY (${[...plenaryStates]}) ORDER BY id FOR SHARE`;
  const before = await lockItems(ctx);
  const wanted = inOrder(
    input.positions,
    before.map(({ recommendationId }) => recommendationId),
  );
  if (ready.length !== wanted.length) throw new Refusal('invalid', { positions: { code: 'not_ready' } });

  const stays = before
    .filter(({ recommendationId, position }) => position !== null && !wanted.includes(recommendationId))
    .filter(({ isOnScreen, hasSilence, status }) => isOnScreen || hasSilence || !isDecidable(status))
    .map(({ recommendationId }) => recommendationId);
  const items = [...wanted, ...stays];
  // Places are unique: everything steps aside before the new places are given out.
  await ctx.tx
    .$executeRaw`UPDATE "PlenaryItem" SET position = NULL WHERE "meetingId" = ${meetingId}::uuid AND position IS NOT NULL`;
  await ctx.tx.$executeRaw`
    INSERT INTO "PlenaryItem" (id, "meetingId", "recommendationId", position)
    SELECT gen_random_uuid(), ${meetingId}::uuid, given.id, given.place FROM unnest(${items}::uuid[]) WITH ORDINALITY AS given (id, place)
    ON CONFLICT ("recommendationId") DO UPDATE SET position = EXCLUDED.position`;
  await ctx.audit({ subject: { type: 'Meeting', id: meetingId }, details: { items } });
  ctx.live({ type: 'plenary', subjectId: meetingId, visibility: 'PARTICIPANTS' });
  return { items };
}
