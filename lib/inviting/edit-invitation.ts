import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { readDeadline } from './read-deadline';
import type { editInvitationSchema } from './schema';

/** Changes a draft: places, focal point, language, letter, deadline. What has been sent is a "conflict": its places are promised. */
export async function editInvitation(ctx: Ctx, input: z.output<typeof editInvitationSchema>): Promise<null> {
  const { invitation: id, answerBy, ...terms } = input;
  const where = { id, meetingId: ctx.scope.meeting.id };
  found(await ctx.tx.invitation.findFirst({ where, select: { id: true } }));
  const data = { ...terms, answerBy: readDeadline(ctx.scope.meeting, answerBy) };
  const { count } = await ctx.tx.invitation.updateMany({ where: { ...where, status: 'DRAFT' }, data });
  if (count === 0) throw new Refusal('conflict');
  await ctx.audit({ subject: { type: 'Invitation', id }, details: data });
  return null;
}
