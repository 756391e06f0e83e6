import type { Ctx } from '@/lib/core/execute';
import type { ParticipantCategory } from '@/lib/core/prisma/enums';
import { ensurePerson } from '@/lib/people/ensure-person';
import { ensureRole } from '@/lib/people/ensure-role';

/** A focal point as the invitation names them. */
export type FocalPoint = { givenName: string; surname: string; email: string; locale: string };

/**
 * Brings the delegation of an invited party into being: the promised seats, and for each focal point an account and the role.
 * Kept from before where an invitation had been revoked. The caller has locked the invitation, mails and audits.
 */
export async function openDelegation(
  ctx: Ctx,
  invitation: {
    id: string;
    partyId: string;
    category: ParticipantCategory;
    seats: number;
    fundedSeats: number;
    focalPoints: readonly FocalPoint[];
  },
): Promise<{ delegationId: string }> {
  const { delegationId } = await ensureDelegation(ctx, invitation);
  for (const focalPoint of invitation.focalPoints) {
    const { personId } = await ensurePerson(ctx, focalPoint);
    await ensureRole(ctx, { personId, delegationId, kind: 'FOCAL_POINT' });
  }
  return { delegationId };
}

/** The party's delegation with its quota and one seat per promised place, the funded ones first. */
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
