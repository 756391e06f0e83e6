import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { InvitationStatus } from '@/lib/core/prisma/enums';
import { livePlaces, type HeldSeat } from './model';

export type LockedSeat = HeldSeat & {
  funded: boolean;
  keptFor: string | null;
  /** Somebody was on it before: the row stays for the record. */
  hasPast: boolean;
};

/** A delegation whose counter row nobody else can take until the end of the transaction, with its rows of seats by rank. */
export type LockedDelegation = {
  id: string;
  quota: number;
  seatsTaken: number;
  fundedSeats: number;
  invitationId: string;
  invitation: InvitationStatus;
  nominationLetterId: string | null;
  seats: LockedSeat[];
  /** The places it has: see `livePlaces`. */
  places: LockedSeat[];
};

/**
 * Locks a delegation of the meeting and reads its seats after the lock: nobody is named, and no place granted, moved or
 * taken back, in between.
 */
export async function lockSeats(ctx: Ctx, delegationId: string): Promise<LockedDelegation> {
  await ctx.tx.$queryRaw`
    SELECT id FROM "Delegation" WHERE id = ${delegationId}::uuid AND "meetingId" = ${ctx.scope.meeting.id}::uuid FOR UPDATE`;
  const [row] = await ctx.tx.$queryRaw<Omit<LockedDelegation, 'seats' | 'places'>[]>`
    SELECT d.id, d.quota, d."seatsTaken", d."fundedSeats", d."invitationId", d."nominationLetterId", i.status AS invitation
    FROM "Delegation" d JOIN "Invitation" i ON i.id = d."invitationId"
    WHERE d.id = ${delegationId}::uuid AND d."meetingId" = ${ctx.scope.meeting.id}::uuid`;
  const delegation = found(row);
  const seats = await ctx.tx.$queryRaw<LockedSeat[]>`
    SELECT s.id, s.rank, s.funded, s."keptFor", r.id AS "registrationId", coalesce(r.capacity = 'HEAD', false) AS "isHead",
           EXISTS (SELECT 1 FROM "Registration" p WHERE p."seatId" = s.id) AS "hasPast"
    FROM "Seat" s
    LEFT JOIN "Registration" r ON r."seatId" = s.id AND r.status IN ('INVITED', 'NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED')
    WHERE s."delegationId" = ${delegationId}::uuid ORDER BY s.rank`;
  return { ...delegation, seats, places: livePlaces(seats, delegation.quota) };
}
