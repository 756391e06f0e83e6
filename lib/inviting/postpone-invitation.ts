import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { readDeadline } from './read-deadline';
import type { postponeInvitationSchema } from './schema';

/** Sets until when an answer is asked for, whatever the state; without a day the meeting's own date holds. Nobody is written to. */
export async function postponeInvitation(ctx: Ctx, input: z.output<typeof postponeInvitationSchema>): Promise<null> {
  const where = { id: input.invitation, meetingId: ctx.scope.meeting.id };
  found(await ctx.tx.invitation.findFirst({ where, select: { id: true } }));
  const answerBy = readDeadline(ctx.scope.meeting, input.answerBy);
  await ctx.tx.invitation.updateMany({ where, data: { answerBy } });
  await ctx.audit({ subject: { type: 'Invitation', id: input.invitation }, details: { answerBy } });
  return null;
}
