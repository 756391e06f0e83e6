import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { CourtesyTitle, RegistrationStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';

/** What a change of state, and the mail about it, need to know of a registration. */
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
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  institution: string | null;
  submittedAt: Date | null;
  listedPublicly: boolean;
  waitNumber: number | null;
  /** Names of the party that is represented. */
  party: LocalizedText;
};

/** Locks registrations of the meeting in one order for everybody, and refuses "not found" unless all of them are there. */
export async function lockRegistrations(ctx: Ctx, ids: readonly string[]): Promise<LockedRegistration[]> {
  const wanted = [...new Set(ids)];
  const rows = await ctx.tx.$queryRaw<LockedRegistration[]>`
    SELECT r.id, r.status, r."lockVersion", r."delegationId", r."seatId", r."personId", r.capacity, r.email, r.locale, r."courtesyTitle",
           r."givenName", r.surname, r."functionalTitle", r.institution, r."submittedAt", r."listedPublicly", r."waitNumber", p.names AS party
    FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" p ON p.id = d."partyId"
    WHERE r."meetingId" = ${ctx.scope.meeting.id}::uuid AND r.id = ANY (${wanted}::uuid[]) ORDER BY r.id FOR UPDATE OF r`;
  if (rows.length !== wanted.length) throw new Refusal('not_found');
  return rows;
}

/** The same for one. */
export async function lockRegistration(ctx: Ctx, id: string): Promise<LockedRegistration> {
  const [row] = await lockRegistrations(ctx, [id]);
  if (!row) throw new Refusal('not_found');
  return row;
}
