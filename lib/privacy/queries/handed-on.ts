import 'server-only';
import { db } from '@/lib/core/db';
import type { Subject } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';
import type { LocalizedText } from '@/lib/i18n/pick';
import { readCursor, writeCursor } from '@/lib/registration/model/cursor';

/** Lines on a page. */
export const handedOnShown = 50;

/** A file that somebody else prepared for others and that holds the person: what for, to whom, which columns, whether it went out. */
export type HandedOn = {
  id: string;
  /** Codes of lib/transfers, which stands on this domain and has their words. */
  purpose: string;
  recipient: string;
  recipientKind: string | null;
  fields: string[];
  /** The last time. */
  at: Date;
  by: string | null;
  meeting: LocalizedText;
  zone: string;
  state: 'PREPARED' | 'BEGUN' | 'SENT';
  /** A paper that those in the meeting take for themselves is one line a day: how often, by how many, since when that day. */
  times: number;
  takers: number;
  since: Date;
};

/** One page, the newest first, and the mark at which the next begins. */
export async function listHandedOn(
  subject: Subject,
  after: string | undefined,
  size = handedOnShown,
): Promise<{ transfers: HandedOn[]; next: string | null }> {
  const cursor = readCursor(after);
  const before = cursor
    ? Prisma.sql`WHERE (date_trunc('milliseconds', at), id) < (${cursor.changedAt}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty;
  const ownDay = Prisma.sql`CASE WHEN t.purpose LIKE 'paper-%' AND t."recipientKind" = 'DELEGATIONS'
    THEN (t.at AT TIME ZONE m.zone)::date::text ELSE t.id::text END`;
  const rows = await db().$queryRaw<HandedOn[]>`
    SELECT * FROM (${lines(subject, ownDay)}) AS line ${before} ORDER BY at DESC, id DESC LIMIT ${size + 1}`;
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    transfers: page,
    next: rows.length > size && last ? writeCursor({ changedAt: last.at, id: last.id }) : null,
  };
}

/** Every single one, for whoever takes their data along. */
export async function listEveryHandedOn(subject: Subject): Promise<HandedOn[]> {
  return db().$queryRaw<HandedOn[]>`${lines(subject, Prisma.sql`t.id::text`)} ORDER BY at DESC, id DESC`;
}

/** The files of the person's own meetings are few: each is asked whether it holds one of the registrations. `line`: what is told together. */
function lines({ registrationIds }: Subject, line: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT (array_agg(t.id ORDER BY t.at DESC, t.id DESC))[1] AS id, t.purpose, t.recipient, t."recipientKind", t.fields, max(t.at) AS at, min(t.at) AS since,
           m."shortTitle" AS meeting, m.zone, count(*)::int AS times, count(DISTINCT t."byAccountId")::int AS takers, max(s.state) AS state,
           CASE WHEN count(DISTINCT t."byAccountId") = 1 THEN (
             SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
             WHERE ap."accountId" = (array_agg(t."byAccountId"))[1] ORDER BY ap."primary" DESC, p.id LIMIT 1) END AS by
    FROM "Transfer" t JOIN "Meeting" m ON m.id = t."meetingId"
    CROSS JOIN LATERAL (
      SELECT coalesce(max(s.kind::text), 'PREPARED') AS state FROM "TransferStep" s WHERE s."transferId" = t.id) s
    WHERE t."meetingId" IN (SELECT "meetingId" FROM "Registration" WHERE id = ANY (${[...registrationIds]}::uuid[]))
      AND t."registrationIds" && ${[...registrationIds]}::uuid[]
    GROUP BY m.id, t.purpose, t.recipient, t."recipientKind", t.fields, ${line}`;
}
