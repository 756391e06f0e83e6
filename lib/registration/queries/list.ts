import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { AttendanceMode, Capacity, CourtesyTitle, RegistrationStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { readCursor, readWaitCursor, writeCursor, writeWaitCursor } from '../model/cursor';
import { registrationStatuses, type RegistrationFilters, type RegistrationMatch } from '../schema/registrations';
import { matching } from './matching';

/** Rows of one page of the secretariat's list: with a search and their seats within what a page may cost at any size. */
export const pageSize = 20;

/** Counting stops here: beyond it the list says "1,000+" instead of reading everything. */
export const countedUpTo = 1_000;

type Row = {
  id: string;
  status: RegistrationStatus;
  capacity: Capacity;
  mode: AttendanceMode;
  changedAt: Date;
  waitNumber: number | null;
  delegationId: string;
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  institution: string | null;
  rank: number;
  funded: boolean;
  /** A change waits for approval. */
  hasChange: boolean;
  /** Until when a place is held. */
  offeredUntil: Date | null;
};

/**
 * The statement of one page: the page is found on the registrations alone, by an index in the order of the list, and only
 * its rows are joined. Exported for the bench, which explains it.
 */
export function pageStatement(meetingId: string, filters: RegistrationFilters): Prisma.Sql {
  const before = filters.waiting ? waitedBefore(filters.after) : changedBefore(filters.after);
  const order = filters.waiting ? Prisma.sql`r."waitNumber"` : Prisma.sql`r."changedAt" DESC, r.id DESC`;
  return Prisma.sql`
    SELECT r.id, r.status, r.capacity, r.mode, r."changedAt", r."waitNumber", r."delegationId", r."courtesyTitle", r."givenName", r.surname,
           r."functionalTitle", r.institution, s.rank, s.funded,
           EXISTS (SELECT 1 FROM "RegistrationChange" c WHERE c."registrationId" = r.id AND c.status = 'PROPOSED') AS "hasChange",
           CASE WHEN r."waitNumber" IS NOT NULL THEN
             (SELECT o."expiresAt" FROM "PlaceOffer" o WHERE o."registrationId" = r.id AND o.status = 'OPEN') END AS "offeredUntil"
    FROM (SELECT r.* FROM "Registration" r WHERE ${matching(meetingId, filters)} ${before} ORDER BY ${order} LIMIT ${pageSize + 1}) r
    JOIN "Seat" s ON s.id = r."seatId"
    ORDER BY ${order}`;
}

function changedBefore(after: string | undefined): Prisma.Sql {
  const cursor = readCursor(after);
  if (!cursor) return Prisma.empty;
  return Prisma.sql`AND (r."changedAt", r.id) < (${cursor.changedAt}::timestamptz, ${cursor.id}::uuid)`;
}

function waitedBefore(after: string | undefined): Prisma.Sql {
  const number = readWaitCursor(after);
  return number === null ? Prisma.empty : Prisma.sql`AND r."waitNumber" > ${number}::int`;
}

/**
 * One page of the meeting's registrations for the secretariat, filtered and paged in the database: changed last first, the
 * waiting list in its own order. `next` is the cursor of the following page, or null at the end. One statement.
 */
export async function listRegistrations(scope: MeetingScope, filters: RegistrationFilters) {
  authorize(scope, 'registration.list');
  const found = await db().$queryRaw<Row[]>(pageStatement(scope.meeting.id, filters));
  const rows = found.slice(0, pageSize).map(withPerson);
  const last = rows.at(-1);
  const isLast = found.length <= pageSize || !last;
  return { rows, next: isLast ? null : filters.waiting ? writeWaitCursor(last.waitNumber ?? 0) : writeCursor(last) };
}

/** Puts the name's parts together under `person`. */
function withPerson({ courtesyTitle, givenName, surname, functionalTitle, institution, ...row }: Row) {
  return { ...row, person: { courtesyTitle, givenName, surname, functionalTitle, institution } };
}

export type RegistrationRow = Awaited<ReturnType<typeof listRegistrations>>['rows'][number];

/** A count that stops at a thousand: `isMore` says that there are more than `count`. */
export type BoundedCount = { count: number; isMore: boolean };

const bounded = (count: number): BoundedCount => ({
  count: Math.min(count, countedUpTo),
  isMore: count > countedUpTo,
});

/** How many registrations the filters leave, as far as a list needs to know. */
export async function countRegistrations(scope: MeetingScope, filters: RegistrationMatch): Promise<BoundedCount> {
  authorize(scope, 'registration.list');
  const [row] = await db().$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM "Registration" r WHERE ${matching(scope.meeting.id, filters)} LIMIT ${countedUpTo + 1}) AS matched`;
  return bounded(row.count);
}

/** The whole meeting in one line: registrations by state (each as far as a thousand), and the room. One statement. */
export async function summariseRegistrations(scope: MeetingScope): Promise<{
  byStatus: Partial<Record<RegistrationStatus, BoundedCount>>;
  capacity: number;
  /** Places taken, those held by an offer among them. */
  taken: number;
  offered: number;
}> {
  authorize(scope, 'registration.list');
  const { id } = scope.meeting;
  const [row] = await db().$queryRaw<
    [{ counts: Record<RegistrationStatus, number>; capacity: number; taken: number; offered: number }]
  >`
    SELECT m.capacity, m."confirmedCount" AS taken,
           (SELECT count(*)::int FROM "PlaceOffer" o JOIN "Registration" r ON r.id = o."registrationId" WHERE o.status = 'OPEN' AND r."meetingId" = m.id) AS offered,
           (SELECT json_object_agg(s.status, s.count) FROM (
             SELECT status, (SELECT count(*)::int FROM (
               SELECT 1 FROM "Registration" r WHERE r."meetingId" = ${id}::uuid AND r.status = one.status LIMIT ${countedUpTo + 1}) AS counted) AS count
             FROM unnest(${[...registrationStatuses]}::"RegistrationStatus"[]) AS one(status)) s) AS counts
    FROM "Meeting" m WHERE m.id = ${id}::uuid`;
  const { counts, ...room } = row;
  const byStatus = Object.fromEntries(
    Object.entries(counts).flatMap(([status, count]) => (count > 0 ? [[status, bounded(count)]] : [])),
  );
  return { byStatus, ...room };
}

/** A delegation as the list shows it and can be filtered by. */
export type DelegationChoice = {
  id: string;
  code: string;
  quota: number;
  names: LocalizedText;
  acronyms: LocalizedText;
};

/** Beyond so many delegations a list to choose from is longer than anybody reads: their code is typed instead. */
export const mostChoices = 300;

/** The delegations of these rows, by id: read once, not joined to each row. */
export async function listDelegationsOf(
  scope: MeetingScope,
  rows: readonly { delegationId: string }[],
): Promise<Map<string, DelegationChoice>> {
  authorize(scope, 'registration.list');
  const ids = [...new Set(rows.map(({ delegationId }) => delegationId))];
  const found = await db().$queryRaw<DelegationChoice[]>`
    SELECT d.id, p.code, d.quota, p.names, p.acronyms
    FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId"
    WHERE d."meetingId" = ${scope.meeting.id}::uuid AND d.id = ANY (${ids}::uuid[])`;
  return new Map(found.map((delegation) => [delegation.id, delegation]));
}

/** The delegations of the meeting to choose one from; null where they are too many to choose from. */
export async function listDelegationChoices(scope: MeetingScope): Promise<DelegationChoice[] | null> {
  authorize(scope, 'registration.list');
  const found = await db().$queryRaw<DelegationChoice[]>`
    SELECT d.id, p.code, d.quota, p.names, p.acronyms
    FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId"
    WHERE d."meetingId" = ${scope.meeting.id}::uuid LIMIT ${mostChoices + 1}`;
  return found.length > mostChoices ? null : found;
}

/** A filter under a name. */
export type View = { id: string; name: string; query: string; shared: boolean; isOwn: boolean };

/** One's own saved views and those shared with the organising team, by name. */
export async function listViews(scope: MeetingScope): Promise<View[]> {
  authorize(scope, 'registration.list');
  const accountId = scope.actor?.accountId ?? null;
  return db().$queryRaw<View[]>`
    SELECT id, name, query, shared, "accountId" = ${accountId}::uuid AS "isOwn"
    FROM "SavedView" WHERE "meetingId" = ${scope.meeting.id}::uuid AND (shared OR "accountId" = ${accountId}::uuid) ORDER BY name, id`;
}
