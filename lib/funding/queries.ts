import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { CourtesyTitle, FundingStatus, RegistrationStatus, TicketClass } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { FundingFilters } from './schema';

/** Rows of one page. */
export const fundingPageSize = 50;

/** A person who is funded or could be: on a funded seat, or with an award. */
export type FundingRow = {
  registrationId: string;
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  registration: RegistrationStatus;
  party: LocalizedText;
  fundedSeats: number;
  /** The seat is one of the delegation's funded ones. */
  funded: boolean;
  status: FundingStatus | null;
  ticketClass: TicketClass | null;
  dsaDays: number | null;
  terminals: number | null;
  hotelProvided: boolean | null;
  bankDetailsHeld: boolean | null;
  ticketedAt: Date | null;
  note: string | null;
  lockVersion: number;
};

const columns = Prisma.sql`
  r.id AS "registrationId", r."courtesyTitle", r."givenName", r.surname, r.status AS registration, p.names AS party, d."fundedSeats", s.funded,
  f.status, f."ticketClass", f."dsaDays"::float8 AS "dsaDays", f.terminals, f."hotelProvided", f."bankDetailsHeld", f."ticketedAt", f.note,
  COALESCE(f."lockVersion", 0) AS "lockVersion"`;
const tables = Prisma.sql`
  "Registration" r JOIN "Seat" s ON s.id = r."seatId" JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" p ON p.id = d."partyId"
  LEFT JOIN "FundingAward" f ON f."registrationId" = r.id`;
const takesPart = Prisma.sql`r.status IN ('NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED')`;

/** One page of those who are funded or could be, by name, and where the next page begins. */
export async function listFunding(
  scope: MeetingScope,
  { status, after }: FundingFilters,
): Promise<{ rows: FundingRow[]; next: string | null }> {
  authorize(scope, 'funding.read');
  const [name = '', id = ''] = (after ?? '').split('~');
  const isAfter = /^[0-9a-f-]{36}$/.test(id);
  const rows = await db().$queryRaw<(FundingRow & { foldedName: string })[]>`
    SELECT ${columns}, r."foldedName" FROM ${tables}
    WHERE r."meetingId" = ${scope.meeting.id}::uuid AND (f.id IS NOT NULL OR (s.funded AND ${takesPart}))
      ${status === 'none' ? Prisma.sql`AND f.id IS NULL` : status ? Prisma.sql`AND f.status = ${status}::"FundingStatus"` : Prisma.empty}
      ${isAfter ? Prisma.sql`AND (r."foldedName", r.id) > (${name}, ${id}::uuid)` : Prisma.empty}
    ORDER BY r."foldedName", r.id LIMIT ${fundingPageSize + 1}`;
  const page = rows.slice(0, fundingPageSize);
  const last = page.at(-1);
  return {
    rows: page,
    next: rows.length > fundingPageSize && last ? `${last.foldedName}~${last.registrationId}` : null,
  };
}

/** One person's funding, for the form; null for somebody who is not of this meeting. */
export async function findFunding(scope: MeetingScope, registrationId: string): Promise<FundingRow | null> {
  authorize(scope, 'funding.read');
  const [row] = await db().$queryRaw<FundingRow[]>`
    SELECT ${columns} FROM ${tables} WHERE r.id = ${registrationId}::uuid AND r."meetingId" = ${scope.meeting.id}::uuid`;
  return row ?? null;
}

/** What has been promised in all. */
export type FundingTotals = {
  fundedSeats: number;
  proposed: number;
  awarded: number;
  ticketed: number;
  dsaDays: number;
  terminals: number;
  withoutBankDetails: number;
  /** Delegations with more awards than funded seats. */
  beyond: number;
};

/** The totals of the meeting. Awards of people who no longer take part do not count. One statement. */
export async function totalFunding(scope: MeetingScope): Promise<FundingTotals> {
  authorize(scope, 'funding.read');
  const { id } = scope.meeting;
  const [row] = await db().$queryRaw<[FundingTotals]>`
    WITH award AS (
      SELECT f.*, r."delegationId" FROM "FundingAward" f JOIN "Registration" r ON r.id = f."registrationId"
      WHERE r."meetingId" = ${id}::uuid AND f.status IN ('PROPOSED', 'AWARDED') AND ${takesPart})
    SELECT (SELECT COALESCE(sum("fundedSeats"), 0)::int FROM "Delegation" WHERE "meetingId" = ${id}::uuid) AS "fundedSeats",
           count(*) FILTER (WHERE status = 'PROPOSED')::int AS proposed, count(*) FILTER (WHERE status = 'AWARDED')::int AS awarded,
           count(*) FILTER (WHERE "ticketedAt" IS NOT NULL)::int AS ticketed, COALESCE(sum("dsaDays"), 0)::float8 AS "dsaDays",
           COALESCE(sum(terminals), 0)::int AS terminals,
           count(*) FILTER (WHERE status = 'AWARDED' AND NOT "bankDetailsHeld")::int AS "withoutBankDetails",
           (SELECT count(*)::int FROM (SELECT a."delegationId" FROM award a JOIN "Delegation" d ON d.id = a."delegationId"
              GROUP BY a."delegationId", d."fundedSeats" HAVING count(*) > d."fundedSeats") b) AS beyond
    FROM award`;
  return row;
}
