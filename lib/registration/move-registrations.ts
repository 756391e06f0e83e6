import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { RegistrationStatus } from '@/lib/core/prisma/enums';
import type { LockedRegistration } from './lock-registrations';
import { giveBackPlaces } from './give-back-places';
import { moveConfirmed } from './move-confirmed';
import { activeStatuses, isActive, mayMove } from './policy';

/**
 * The one place where registrations change their state: status, decision rows, counters, links and roles together.
 * The rows are locked by the caller. Refuses "conflict" where one of them cannot go there, "full" where the room is.
 */
export async function moveRegistrations(
  ctx: Ctx,
  rows: readonly LockedRegistration[],
  to: RegistrationStatus,
  reason: string | null = null,
): Promise<void> {
  if (rows.some(({ status }) => !mayMove(status, to))) throw new Refusal('conflict');
  const ids = rows.map(({ id }) => id);
  await ctx.tx.registration.updateMany({
    where: { id: { in: ids } },
    data: { status: to, changedAt: ctx.now, lockVersion: { increment: 1 } },
  });
  await ctx.tx.registrationDecision.createMany({
    data: rows.map(({ id, status }) => ({
      registrationId: id,
      fromStatus: status,
      toStatus: to,
      reason,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    })),
  });
  if (!isActive(to)) await endParticipation(ctx, rows, to);
  const leaving = rows.filter(({ status }) => status === 'CONFIRMED').length;
  await moveConfirmed(ctx, to === 'CONFIRMED' ? rows.length : -leaving);
  for (const { id } of rows) ctx.live({ type: 'registration.changed', subjectId: id, visibility: 'SECRETARIAT' });
}

/** Who no longer takes part: the links stop working, the role goes, and the place returns unless a substitute takes it over. */
async function endParticipation(ctx: Ctx, rows: readonly LockedRegistration[], to: RegistrationStatus): Promise<void> {
  await ctx.tx.personalLink.updateMany({
    where: { registrationId: { in: rows.map(({ id }) => id) }, revokedAt: null },
    data: { revokedAt: ctx.now },
  });
  for (const { delegationId, personId } of rows) {
    const remaining = await ctx.tx.registration.count({
      where: { delegationId, personId, status: { in: [...activeStatuses] } },
    });
    if (remaining === 0)
      await ctx.tx.meetingRole.deleteMany({
        where: { meetingId: ctx.scope.meeting.id, delegationId, personId, kind: 'DELEGATE' },
      });
  }
  if (to !== 'SUBSTITUTED') await giveBackPlaces(ctx, rows);
}
