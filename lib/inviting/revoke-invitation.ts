import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { moveInvitation } from '@/lib/delegations/move-invitation';
import type { invitationSchema } from './schema';

/** Withdraws an invitation: its links stop working, its letters verify as withdrawn, and its focal points lose the role. The seats stay, so that it can be sent again. */
export async function revokeInvitation(ctx: Ctx, input: z.output<typeof invitationSchema>): Promise<null> {
  await moveInvitation(ctx, input.invitation, 'REVOKED');
  await ctx.tx.personalLink.updateMany({
    where: { invitationId: input.invitation, revokedAt: null },
    data: { revokedAt: ctx.now },
  });
  await ctx.tx.meetingRole.deleteMany({
    where: { meetingId: ctx.scope.meeting.id, kind: 'FOCAL_POINT', delegation: { invitationId: input.invitation } },
  });
  await ctx.tx.issuedPaper.updateMany({
    where: { invitationId: input.invitation, meetingId: ctx.scope.meeting.id, revokedAt: null },
    data: { revokedAt: ctx.now, revokedReason: 'invitation withdrawn' },
  });
  await ctx.audit({ subject: { type: 'Invitation', id: input.invitation } });
  ctx.live({ type: 'invitation.revoked', subjectId: input.invitation, visibility: 'SECRETARIAT' });
  return null;
}
