import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope, SiteScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import { read } from '@/lib/core/read';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { AuditFilters } from './schema';

/** Entries on a page. */
export const auditPageSize = 50;

/** What an entry is about, in words where the record still has a name. */
export type SubjectName = { symbol: string | null; person: string | null; names: LocalizedText | null };

export type AuditLine = {
  id: string;
  at: Date;
  action: string;
  role: string;
  /** Name of the account's one person, otherwise the mailbox (shared, or an assistant's); null for the system and the public. */
  who: string | null;
  subjectType: string;
  subjectId: string;
  subject: SubjectName | null;
  /** Slug of the meeting; null for the site. */
  meeting: string | null;
};

export type AuditPage = { lines: AuditLine[]; newer: string | null; older: string | null };

/** A page of what happened in one meeting, newest first. Two statements. */
export function listMeetingAudit(scope: MeetingScope, filters: AuditFilters): Promise<AuditPage> {
  authorize(scope, 'audit.read');
  return readPage(Prisma.sql`e."meetingId" = ${scope.meeting.id}::uuid`, filters);
}

/** A page of everything that happened, newest first. Two statements. */
export function listSiteAudit(scope: SiteScope, filters: AuditFilters): Promise<AuditPage> {
  authorize(scope, 'audit.read-all');
  return readPage(Prisma.sql`TRUE`, filters);
}

/** The last changes of a meeting, for its desk. */
export async function listLatest(scope: MeetingScope, limit: number): Promise<AuditLine[]> {
  authorize(scope, 'audit.read');
  return withNames(
    await readLines(
      Prisma.sql`e."meetingId" = ${scope.meeting.id}::uuid`,
      Prisma.sql`ORDER BY e.id DESC LIMIT ${limit}`,
    ),
  );
}

/** The newest seal, so that the page can say up to where the record is sealed. */
export async function lastSeal(
  scope: MeetingScope | SiteScope,
): Promise<{ sealedAt: Date; toId: string; sha256: string } | null> {
  authorize(scope, scope.kind === 'meeting' ? 'audit.read' : 'audit.read-all');
  const seal = await db().auditSeal.findFirst({
    orderBy: { id: 'desc' },
    select: { sealedAt: true, toId: true, sha256: true },
  });
  return seal && { ...seal, toId: String(seal.toId) };
}

async function readPage(which: Prisma.Sql, { action, who, subject, before, after }: AuditFilters): Promise<AuditPage> {
  const conditions = [
    which,
    ...(action ? [Prisma.sql`e.action = ${action}`] : []),
    ...(subject ? [Prisma.sql`e."subjectType" = ${subject}`] : []),
    ...(who ? [Prisma.sql`a.email ILIKE ${`%${who.replace(/[\\%_]/g, '\\$&')}%`}`] : []),
    ...(before ? [Prisma.sql`e.id < ${BigInt(before)}`] : []),
    ...(after && !before ? [Prisma.sql`e.id > ${BigInt(after)}`] : []),
  ];
  const isBackwards = Boolean(after && !before);
  const order = isBackwards ? Prisma.sql`ORDER BY e.id ASC` : Prisma.sql`ORDER BY e.id DESC`;
  // One more than is shown tells whether there is another page.
  const rows = await readLines(Prisma.join(conditions, ' AND '), Prisma.sql`${order} LIMIT ${auditPageSize + 1}`);
  const hasMore = rows.length > auditPageSize;
  const shown = rows.slice(0, auditPageSize);
  const lines = await withNames(isBackwards ? shown.reverse() : shown);
  const hasNewer = isBackwards ? hasMore : Boolean(before);
  const hasOlder = isBackwards ? true : hasMore;
  return {
    lines,
    newer: hasNewer ? (lines[0]?.id ?? null) : null,
    older: hasOlder ? (lines.at(-1)?.id ?? null) : null,
  };
}

type Row = Omit<AuditLine, 'subject'>;

function readLines(which: Prisma.Sql, end: Prisma.Sql): Promise<Row[]> {
  return read<Row[]>`
    SELECT e.id::text, e.at, e.action, e.role, e."subjectType", e."subjectId", m.slug AS meeting,
           COALESCE((SELECT max(trim(p."givenName" || ' ' || p.surname)) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
                     WHERE ap."accountId" = a.id AND NOT ap.assistant AND e.role <> 'ASSISTANT' HAVING count(*) = 1), a.email) AS who
    FROM "AuditEntry" e
    LEFT JOIN "Account" a ON a.id = e."accountId"
    LEFT JOIN "Meeting" m ON m.id = e."meetingId"
    WHERE ${which} ${end}`;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Puts names to the records of a page, by one statement for all kinds. */
async function withNames(rows: Row[]): Promise<AuditLine[]> {
  const ids = [...new Set(rows.map(({ subjectId }) => subjectId))].filter((id) => uuid.test(id));
  const names = ids.length === 0 ? [] : await readNames(ids);
  const byId = new Map(names.map(({ id, ...name }) => [id, name]));
  return rows.map((row) => ({ ...row, subject: byId.get(row.subjectId) ?? null }));
}

function readNames(ids: string[]): Promise<(SubjectName & { id: string })[]> {
  return read<(SubjectName & { id: string })[]>`
    WITH asked AS (SELECT unnest(${ids}::uuid[]) AS id)
    SELECT m.id::text, m.code AS symbol, NULL::text AS person, m."shortTitle" AS names FROM "Meeting" m JOIN asked USING (id)
    UNION ALL SELECT i.id::text, NULL, NULL, p.names FROM "Invitation" i JOIN asked USING (id) JOIN "Party" p ON p.id = i."partyId"
    UNION ALL SELECT d.id::text, NULL, NULL, p.names FROM "Delegation" d JOIN asked USING (id) JOIN "Party" p ON p.id = d."partyId"
    UNION ALL SELECT r.id::text, NULL, trim(r."givenName" || ' ' || r.surname), p.names FROM "Registration" r JOIN asked USING (id)
      JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" p ON p.id = d."partyId"
    UNION ALL SELECT re.id::text, NULL, NULL, p.names FROM "Response" re JOIN asked USING (id) JOIN "Party" p ON p.id = re."partyId"
    UNION ALL SELECT s.id::text, NULL, NULL, s.title FROM "Survey" s JOIN asked USING (id)
    UNION ALL SELECT x.id::text, NULL, NULL, p.names FROM "SurveyExtension" x JOIN asked USING (id) JOIN "Party" p ON p.id = x."partyId"
    UNION ALL SELECT c.id::text, NULL, NULL, p.names FROM "AnswerComment" c JOIN asked USING (id)
      JOIN "Delegation" d ON d.id = c."delegationId" JOIN "Party" p ON p.id = d."partyId"
    UNION ALL SELECT g.id::text, g.code, NULL, g.names FROM "BreakoutGroup" g JOIN asked USING (id)
    UNION ALL SELECT q.id::text, COALESCE(q.symbol, ''), NULL, NULL FROM "Recommendation" q JOIN asked USING (id)
    UNION ALL SELECT o.id::text, o.symbol, NULL, o.title FROM "OutcomeDocument" o JOIN asked USING (id)
    UNION ALL SELECT a.id::text, NULL, a.email, NULL FROM "Account" a JOIN asked USING (id)
    UNION ALL SELECT pe.id::text, NULL, trim(pe."givenName" || ' ' || pe.surname), NULL FROM "Person" pe JOIN asked USING (id)
    UNION ALL SELECT p.id::text, NULL, NULL, p.names FROM "Party" p JOIN asked USING (id)`;
}
