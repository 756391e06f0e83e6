import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { mailInvitation } from './mail-invitation';
import { canResend } from './policy';
import type { invitationSchema } from './schema';

/** Mails an invitation once more, with a new link beside the earlier ones. Refuses "conflict" where it was never sent or is revoked. */
export async function resendInvitation(ctx: Ctx, input: z.output<typeof invitationSchema>): Promise<null> {
  const invitation = found(
    await ctx.tx.invitation.findFirst({
      where: { id: input.invitation, meetingId: ctx.scope.meeting.id },
      select: { id: true, status: true, focalPointEmail: true },
    }),
  );
  if (!canResend(invitation.status)) throw new Refusal('conflict');
  await mailInvitation(ctx, invitation.id);
  await ctx.audit({ subject: { type: 'Invitation', id: invitation.id }, details: { to: invitation.focalPointEmail } });
  return null;
}
