import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { InvitationStatus } from '@/lib/core/prisma/enums';
import { needsNobodyNamed, statesBefore } from './policy';

/**
 * The one place where an answered or revoked invitation changes its state.
 * Locks the invitation, as sending it does, and then the delegation, as naming a person does, so that nobody is named while
 * the party sends its regrets.
 * Refuses "conflict" where the state does not allow it and "invalid" while people are named who would lose their places unasked.
 */
export async function moveInvitation(
  ctx: Ctx,
  invitationId: string,
  to: InvitationStatus,
  data: { answeredAt?: Date; declineReason?: string | null } = {},
): Promise<void> {
  const where = { id: invitationId, meetingId: ctx.scope.meeting.id };
  const [invitation] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Invitation" WHERE id = ${where.id}::uuid AND "meetingId" = ${where.meetingId}::uuid FOR NO KEY UPDATE`;
  found(invitation);
  const [delegation] = await ctx.tx.$queryRaw<{ id: string; seatsTaken: number }[]>`
    SELECT id, "seatsTaken" FROM "Delegation" WHERE "invitationId" = ${invitationId}::uuid FOR UPDATE`;
  if (needsNobodyNamed(to) && delegation && delegation.seatsTaken > 0)
    throw new Refusal('invalid', { invitation: { code: 'people_named' } });
  const { count } = await ctx.tx.invitation.updateMany({
    where: { ...where, status: { in: statesBefore(to) } },
    data: { status: to, ...data },
  });
  if (count === 0) throw new Refusal('conflict');
}
