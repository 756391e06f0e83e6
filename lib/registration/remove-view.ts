import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { removeViewSchema } from './schema/registrations';

/** Removes a saved view of one's own. Somebody else's reads "not found". */
export async function removeView(ctx: Ctx, input: z.output<typeof removeViewSchema>): Promise<null> {
  const { count } = await ctx.tx.savedView.deleteMany({
    where: { id: input.view, meetingId: ctx.scope.meeting.id, accountId: ctx.actor?.accountId ?? '' },
  });
  if (count === 0) throw new Refusal('not_found');
  await ctx.audit({ subject: { type: 'SavedView', id: input.view } });
  return null;
}
