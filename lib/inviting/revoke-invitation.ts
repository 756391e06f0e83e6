import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import { moveInvitation } from '@/lib/delegations/move-invitation';
import { canResend } from '@/lib/delegations/policy';
import { writeMail } from './mail';
import { planWithdrawal, type Invited, type Planned } from './model/plan';
import { readDesk, readInvited } from './read-desk';
import { readFocalPoints } from './read-focal-points';
import type { revokeInvitationSchema } from './schema';

/**
 * Withdraws an invitation: its links stop working, its letters verify as withdrawn, its focal points lose the role, and
 * everybody it went to is told. The seats stay, so that it can be sent again. One that was never sent is withdrawn silently.
 */
export async function revokeInvitation(ctx: Ctx, input: z.output<typeof revokeInvitationSchema>): Promise<null> {
  const invited = await lockInvited(ctx, input.invitation);
  // Before they lose the role.
  const holders = await readFocalPoints(ctx.tx, ctx.scope.meeting.id, input.invitation);
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
  const messages = canResend(invited.status)
    ? await tell(ctx, invited, planWithdrawal(invited, holders), input.reason ?? '')
    : 0;
  await ctx.audit({
    subject: { type: 'Invitation', id: input.invitation },
    details: { messages, reason: input.reason ?? null },
  });
  ctx.live({ type: 'invitation.revoked', subjectId: input.invitation, visibility: 'SECRETARIAT' });
  return null;
}

/** Locked before it is read, so that it is known whether it was sent. */
async function lockInvited(ctx: Ctx, id: string): Promise<Invited> {
  await ctx.tx.$queryRaw`SELECT id FROM "Invitation" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const [invited] = await readInvited(ctx.tx, ctx.scope.meeting.id, { ids: [id] });
  return found(invited);
}

async function tell(ctx: Ctx, invited: Invited, planned: readonly Planned[], reason: string): Promise<number> {
  const desk = await readDesk(ctx.tx, ctx.scope.meeting);
  await queueMails(
    ctx.tx,
    planned.map((mail) => ({
      purpose: mail.purpose,
      to: mail.to,
      locale: mail.locale,
      ...writeMail(desk, invited, mail, '', reason),
      meetingId: ctx.scope.meeting.id,
      copies: mail.copies,
    })),
  );
  return planned.length;
}
