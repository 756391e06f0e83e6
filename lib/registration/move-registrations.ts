import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { OfferStatus, RegistrationStatus } from '@/lib/core/prisma/enums';
import type { LockedRegistration } from './lock-registrations';
import { giveBackPlaces } from './give-back-places';
import { moveConfirmed } from './move-confirmed';
import { activeStatuses, isActive, mayMove } from './policy';
import { takeWaitNumbers } from './take-wait-numbers';

/**
 * The one place where registrations change their state: status, decision rows, counters, offers, links and roles together.
 * The rows are locked by the caller. Refuses "conflict" where one of them cannot go there, "full" where the room is.
 */
export async function moveRegistrations(
  ctx: Ctx,
  rows: readonly LockedRegistration[],
  to: RegistrationStatus,
  reason: string | null = null,
): Promise<void> {
  if (rows.some(({ status }) => !mayMove(status, to))) throw new Refusal('conflict');
  // Who handed in first waits in front.
  const ordered = rows.toSorted((a, b) => (a.submittedAt?.getTime() ?? 0) - (b.submittedAt?.getTime() ?? 0));
  const ids = ordered.map(({ id }) => id);
  const held = rows.some(({ status }) => status === 'WAITLISTED') ? await settleOffers(ctx, ids, to) : 0;
  const first = to === 'WAITLISTED' ? await takeWaitNumbers(ctx, rows.length) : null;
  await ctx.tx.$executeRaw`
    UPDATE "Registration" r SET status = ${to}::"RegistrationStatus", "changedAt" = ${ctx.now}, "lockVersion" = "lockVersion" + 1,
           "confirmedAt" = CASE WHEN ${to} = 'CONFIRMED' THEN ${ctx.now}::timestamptz END,
           "waitNumber" = ${first}::int + n.place::int - 1
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS n(id, place) WHERE r.id = n.id`;
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
  if (!isActive(to)) await endParticipation(ctx, ids, to);
  const leaving = rows.filter(({ status }) => status === 'CONFIRMED').length;
  await moveConfirmed(ctx, (to === 'CONFIRMED' ? rows.length : -leaving) - held);
  for (const { id } of rows) ctx.live({ type: 'registration.changed', subjectId: id, visibility: 'SECRETARIAT' });
}

/** An open offer is taken up by being confirmed, and ends with whatever else is decided. Answers how many places were held. */
async function settleOffers(ctx: Ctx, ids: readonly string[], to: RegistrationStatus): Promise<number> {
  const outcome: OfferStatus = to === 'CONFIRMED' ? 'ACCEPTED' : to === 'WITHDRAWN' ? 'DECLINED' : 'LAPSED';
  return ctx.tx.$executeRaw`
    UPDATE "PlaceOffer" SET status = ${outcome}::"OfferStatus", "answeredAt" = ${ctx.now}
    WHERE "registrationId" = ANY (${ids}::uuid[]) AND status = 'OPEN'`;
}

/** Who no longer takes part: the links stop working, what they were to travel with verifies as withdrawn, the role goes, and the place returns unless a substitute takes it over. */
async function endParticipation(ctx: Ctx, ids: readonly string[], to: RegistrationStatus): Promise<void> {
  await ctx.tx.personalLink.updateMany({
    where: { registrationId: { in: [...ids] }, revokedAt: null },
    data: { revokedAt: ctx.now },
  });
  await ctx.tx.issuedPaper.updateMany({
    where: { registrationId: { in: [...ids] }, kind: { in: ['VISA_LETTER', 'LETTER_OF_AWARD'] }, revokedAt: null },
    data: { revokedAt: ctx.now, revokedReason: 'participation ended' },
  });
  await ctx.tx.registrationChange.updateMany({
    where: { registrationId: { in: [...ids] }, status: 'PROPOSED' },
    data: { status: 'LAPSED', decidedAt: ctx.now },
  });
  await ctx.tx.$executeRaw`
    DELETE FROM "MeetingRole" m USING "Registration" r
    WHERE r.id = ANY (${ids}::uuid[]) AND m.kind = 'DELEGATE' AND m."meetingId" = r."meetingId" AND m."delegationId" = r."delegationId"
      AND m."personId" = r."personId" AND NOT EXISTS (
        SELECT 1 FROM "Registration" o
        WHERE o."delegationId" = r."delegationId" AND o."personId" = r."personId" AND o.status = ANY (${[...activeStatuses]}::"RegistrationStatus"[]))`;
  if (to !== 'SUBSTITUTED') await giveBackPlaces(ctx, ids);
}
