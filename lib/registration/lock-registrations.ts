import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { RegistrationStatus } from '@/lib/core/prisma/enums';

/** What a change of state needs to know of a registration. */
export type LockedRegistration = {
  id: string;
  status: RegistrationStatus;
  lockVersion: number;
  delegationId: string;
  seatId: string;
  personId: string;
  capacity: 'HEAD' | 'ALTERNATE' | 'DELEGATE' | 'ADVISER';
  email: string;
  locale: string;
};

/** Locks registrations of the meeting in one order for everybody, and refuses "not found" unless all of them are there. */
export async function lockRegistrations(ctx: Ctx, ids: readonly string[]): Promise<LockedRegistration[]> {
  const wanted = [...new Set(ids)];
  const rows = await ctx.tx.$queryRaw<LockedRegistration[]>`
    SELECT id, status, "lockVersion", "delegationId", "seatId", "personId", capacity, email, locale FROM "Registration"
    WHERE "meetingId" = ${ctx.scope.meeting.id}::uuid AND id = ANY (${wanted}::uuid[]) ORDER BY id FOR UPDATE`;
  if (rows.length !== wanted.length) throw new Refusal('not_found');
  return rows;
}

/** The same for one. */
export async function lockRegistration(ctx: Ctx, id: string): Promise<LockedRegistration> {
  const [row] = await lockRegistrations(ctx, [id]);
  if (!row) throw new Refusal('not_found');
  return row;
}
