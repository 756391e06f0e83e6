import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { InvitationStatus, ParticipantCategory } from '@/lib/core/prisma/enums';
import { ensurePerson } from '@/lib/people/ensure-person';
import { ensureRole } from '@/lib/people/ensure-role';
import { mailInvitation } from './mail-invitation';
import { mayMoveInvitation } from './policy';
import type { invitationSchema } from './schema';

/**
 * Sends an invitation: the delegation with its promised seats comes into being, the focal point gets an account, the role and
 * a mail with a personal link. Sent a second time, by another hand or another key, it changes nothing and mails nobody.
 */
export async function sendInvitation(
  ctx: Ctx,
  input: z.output<typeof invitationSchema>,
): Promise<{ delegationId: string }> {
  const invitation = found(
    await ctx.tx.invitation.findFirst({
      where: { id: input.invitation, meetingId: ctx.scope.meeting.id },
      select: {
        id: true,
        partyId: true,
        category: true,
        seats: true,
        fundedSeats: true,
        focalPointGivenName: true,
        focalPointSurname: true,
        focalPointEmail: true,
        locale: true,
      },
    }),
  );
  // Locked before it is looked at: of two hands at once the second finds it sent.
  const [{ status }] = await ctx.tx.$queryRaw<
    [{ status: InvitationStatus }]
  >`SELECT status FROM "Invitation" WHERE id = ${invitation.id}::uuid FOR UPDATE`;
  if (!mayMoveInvitation(status, 'SENT')) {
    const earlier = await ctx.tx.delegation.findUniqueOrThrow({
      where: { invitationId: invitation.id },
      select: { id: true },
    });
    return { delegationId: earlier.id };
  }
  await ctx.tx.invitation.update({
    where: { id: invitation.id },
    data: { status: 'SENT', sentAt: ctx.now, answeredAt: null, declineReason: null },
    select: { id: true },
  });
  const { delegationId } = await ensureDelegation(ctx, invitation);
  const { personId } = await ensurePerson(ctx, {
    givenName: invitation.focalPointGivenName,
    surname: invitation.focalPointSurname,
    email: invitation.focalPointEmail,
    locale: invitation.locale,
  });
  await ensureRole(ctx, { personId, delegationId, kind: 'FOCAL_POINT' });
  await mailInvitation(ctx, invitation.id);
  await ctx.audit({
    subject: { type: 'Invitation', id: invitation.id },
    details: { delegationId, to: invitation.focalPointEmail },
  });
  ctx.live({ type: 'invitation.sent', subjectId: invitation.id, visibility: 'SECRETARIAT' });
  return { delegationId };
}

/** The party's delegation with its quota and one seat per promised place, the funded ones first; kept from before where an invitation had been revoked. */
async function ensureDelegation(
  ctx: Ctx,
  invitation: { id: string; partyId: string; category: ParticipantCategory; seats: number; fundedSeats: number },
): Promise<{ delegationId: string }> {
  const kept = await ctx.tx.delegation.findUnique({ where: { invitationId: invitation.id }, select: { id: true } });
  if (kept) return { delegationId: kept.id };
  const seats = Array.from({ length: invitation.seats }, (_, index) => ({
    rank: index + 1,
    funded: index < invitation.fundedSeats,
  }));
  const delegation = await ctx.tx.delegation.create({
    data: {
      meetingId: ctx.scope.meeting.id,
      partyId: invitation.partyId,
      invitationId: invitation.id,
      category: invitation.category,
      quota: invitation.seats,
      fundedSeats: invitation.fundedSeats,
      seats: { create: seats },
    },
    select: { id: true },
  });
  return { delegationId: delegation.id };
}
