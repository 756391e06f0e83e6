import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { found } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/prisma/client';
import { read } from '@/lib/core/read';
import { readCursor, writeCursor } from '@/lib/registration/model/cursor';
import type { RecipientKind } from '../model/purposes';
import { purposesFor } from '../policy';
import type { LogFilters, TransferFilters, TransferFormat, transferStates } from '../schema';

/** Lines of one page. */
export const logPageSize = 30;

/** One transfer as the record tells it. */
export type LoggedTransfer = {
  id: string;
  /** A code of the table of purposes; in old rows, words. */
  purpose: string;
  recipient: string;
  recipientKind: RecipientKind | null;
  format: TransferFormat | string;
  fields: string[];
  filter: TransferFilters;
  rows: number;
  at: Date;
  role: string;
  by: string | null;
  state: (typeof transferStates)[number];
};

const columns = Prisma.sql`
  t.id, t.purpose, t.recipient, t."recipientKind", t.format, t.fields, t.filter, t.rows, t.at, t.role, x.state,
  coalesce((SELECT max(trim(p."givenName" || ' ' || p.surname)) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
            WHERE ap."accountId" = t."byAccountId" AND NOT ap.assistant HAVING count(*) = 1),
           (SELECT a.email FROM "Account" a WHERE a.id = t."byAccountId")) AS by`;

/** Rows older than the steps were handed out whole as they were written. */
const tables = Prisma.sql`
  "Transfer" t CROSS JOIN LATERAL (
    SELECT CASE WHEN t."recipientKind" IS NULL OR EXISTS (SELECT 1 FROM "TransferStep" s WHERE s."transferId" = t.id AND s.kind = 'SENT') THEN 'SENT'
                WHEN EXISTS (SELECT 1 FROM "TransferStep" s WHERE s."transferId" = t.id) THEN 'BEGUN' ELSE 'PREPARED' END AS state) x`;

/** What somebody may know of: the secretariat everything, others what their own role hands on, and everybody what they handed on themselves. */
function visibleTo({ meeting, grants, actor }: MeetingScope): Prisma.Sql {
  const isSecretariat = grants.some(({ role }) => ['ADMIN', 'STAFF', 'ORGANISER'].includes(role));
  return Prisma.sql`t."meetingId" = ${meeting.id}::uuid AND (${isSecretariat} OR t."byAccountId" = ${actor?.accountId ?? null}::uuid
    OR t.purpose = ANY (${purposesFor(grants)}::text[]))`;
}

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** The filters as conditions. Membership is looked up in the rows of the one meeting, which are few. */
function matching({ purpose, state, person, q }: LogFilters): Prisma.Sql {
  const conditions = [
    purpose ? Prisma.sql`t.purpose = ${purpose}` : null,
    state ? Prisma.sql`x.state = ${state}` : null,
    person
      ? Prisma.sql`(${person}::uuid = ANY (t."registrationIds")
          OR EXISTS (SELECT 1 FROM "SensitiveView" v WHERE v."registrationId" = ${person}::uuid AND v.place = 'transfer:' || t.id))`
      : null,
    q ? Prisma.sql`t.recipient ILIKE ${`%${escaped(q)}%`}` : null,
  ].filter((condition) => condition !== null);
  return conditions.length > 0 ? Prisma.sql`AND ${Prisma.join(conditions, ' AND ')}` : Prisma.empty;
}

/** One page of the record, newest first, and the cursor of the next. One statement. */
export async function listTransfers(
  scope: MeetingScope,
  filters: LogFilters,
  size = logPageSize,
): Promise<{ rows: LoggedTransfer[]; next: string | null }> {
  authorize(scope, 'transfer.read');
  const cursor = readCursor(filters.after);
  const before = cursor
    ? Prisma.sql`AND (date_trunc('milliseconds', t.at), t.id) < (${cursor.changedAt}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty;
  const rows = await read<LoggedTransfer[]>`
    SELECT ${columns} FROM ${tables} WHERE ${visibleTo(scope)} ${matching(filters)} ${before}
    ORDER BY t.at DESC, t.id DESC LIMIT ${size + 1}`;
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return { rows: page, next: rows.length > size && last ? writeCursor({ changedAt: last.at, id: last.id }) : null };
}

/** Somebody in a transfer; nameless once erased. */
export type TransferMember = { id: string; givenName: string; surname: string; isErased: boolean };

/** People of one page of a transfer. */
export const membersPageSize = 100;

/**
 * One transfer whole: whom to ask at the recipient's and why, what became of the file, and who is in it, a page at a time.
 * Refuses "not_found" for one of another meeting or of somebody else's role. Three statements.
 */
export async function findTransfer(scope: MeetingScope, id: string, page: number) {
  authorize(scope, 'transfer.read');
  const [row] = await read<
    (LoggedTransfer & {
      contactName: string | null;
      contact: string | null;
      reason: string | null;
      members: number;
    })[]
  >`
    SELECT ${columns}, n."contactName", n.contact, n.reason, cardinality(t."registrationIds") AS members
    FROM ${tables} LEFT JOIN "TransferNote" n ON n."transferId" = t.id WHERE ${visibleTo(scope)} AND t.id = ${id}::uuid`;
  const transfer = found(row);
  const from = (page - 1) * membersPageSize;
  const [steps, members] = await Promise.all([
    read<{ kind: 'BEGUN' | 'SENT'; at: Date; sha256: string | null; bytes: number | null }[]>`
      SELECT kind::text, at, sha256, bytes FROM "TransferStep" WHERE "transferId" = ${id}::uuid ORDER BY at, id LIMIT 50`,
    read<TransferMember[]>`
      SELECT r.id, r."givenName", r.surname, p."erasedAt" IS NOT NULL AS "isErased"
      FROM (SELECT m.id, m.n FROM "Transfer" t
            CROSS JOIN unnest(t."registrationIds"[${from + 1}::int:${from + membersPageSize}::int]) WITH ORDINALITY AS m(id, n)
            WHERE t.id = ${id}::uuid) AS member
      JOIN "Registration" r ON r.id = member.id JOIN "Person" p ON p.id = r."personId" ORDER BY member.n`,
  ]);
  return { ...transfer, steps, people: members };
}

/** The name of somebody by whom the record is filtered; null for a registration of another meeting. */
export async function findMember(scope: MeetingScope, registration: string): Promise<TransferMember | null> {
  authorize(scope, 'transfer.read');
  const [row] = await read<TransferMember[]>`
    SELECT r.id, r."givenName", r.surname, p."erasedAt" IS NOT NULL AS "isErased"
    FROM "Registration" r JOIN "Person" p ON p.id = r."personId" WHERE r.id = ${registration}::uuid AND r."meetingId" = ${scope.meeting.id}::uuid`;
  return row ?? null;
}
