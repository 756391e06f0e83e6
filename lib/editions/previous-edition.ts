import { grantsIn } from '@/lib/auth/grants-in';
import { can } from '@/lib/auth/permissions';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';

/** The edition before, as far as it is taken over from. */
export type PreviousEdition = { id: string; slug: string; zone: string };

/** The edition before the meeting entered. Refuses "not found" where there is none, or where the actor does not manage it. */
export async function previousEdition(ctx: Ctx): Promise<PreviousEdition> {
  const { previous } = await ctx.tx.meeting.findUniqueOrThrow({
    where: { id: ctx.scope.meeting.id },
    select: { previous: { select: { id: true, slug: true, zone: true } } },
  });
  if (!previous || !can({ grants: await grantsIn(ctx, previous.id) }, 'meeting.manage')) throw new Refusal('not_found');
  return previous;
}
