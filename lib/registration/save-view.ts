import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { saveViewSchema } from './schema/registrations';

/** Keeps the filters of the list under a name: one's own, or shared with the organising team. The same name again replaces it. */
export async function saveView(ctx: Ctx, input: z.output<typeof saveViewSchema>): Promise<{ viewId: string }> {
  if (!ctx.actor) throw new Refusal('unauthenticated');
  const owner = { meetingId: ctx.scope.meeting.id, accountId: ctx.actor.accountId, name: input.name };
  const { id } = await ctx.tx.savedView.upsert({
    where: { meetingId_accountId_name: owner },
    create: { ...owner, query: input.query, shared: input.shared },
    update: { query: input.query, shared: input.shared },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'SavedView', id }, details: { query: input.query, shared: input.shared } });
  return { viewId: id };
}
