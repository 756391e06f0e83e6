import 'server-only';
import { z } from 'zod';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { ImportStatus } from '@/lib/core/prisma/enums';
import { findPhoneFields } from '@/lib/forms/prefill-phones';
import { touchOf } from '../find-touched';
import { mappingSchema, type ImportKind, type ImportOutcome, type Mapping } from '../schema';

/** Most imports listed; a meeting has a handful. */
const mostImports = 100;

/** An import in the list of those of a meeting. */
export type ImportHead = {
  id: string;
  /** Empty once the sheet has been deleted. */
  fileName: string;
  status: ImportStatus;
  rowCount: number;
  createdAt: Date;
  appliedAt: Date | null;
  undoneAt: Date | null;
  /** Names of those who uploaded, confirmed and undid. */
  by: string | null;
  appliedBy: string | null;
  undoneBy: string | null;
  created: number;
  undone: number;
};

/** The name of whom an account acts for. */
const nameOf = (column: Prisma.Sql) => Prisma.sql`(SELECT trim(p."givenName" || ' ' || p.surname)
  FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId" WHERE ap."accountId" = ${column} ORDER BY ap."primary" DESC, p.id LIMIT 1)`;

/** The imports of the meeting, newest first. */
export async function listImports(scope: MeetingScope): Promise<ImportHead[]> {
  authorize(scope, 'people.import');
  return readHeads(scope, null);
}

async function readHeads(scope: MeetingScope, id: string | null): Promise<ImportHead[]> {
  return db().$queryRaw<ImportHead[]>`
    SELECT b.id, b."fileName", b.status, b."rowCount", b."createdAt", b."appliedAt", b."undoneAt",
           ${nameOf(Prisma.sql`b."byAccountId"`)} AS by, ${nameOf(Prisma.sql`b."appliedBy"`)} AS "appliedBy", ${nameOf(Prisma.sql`b."undoneBy"`)} AS "undoneBy",
           (SELECT count(*)::int FROM "ImportRow" r WHERE r."batchId" = b.id AND r.outcome IN ('CREATED', 'UNDONE')) AS created,
           (SELECT count(*)::int FROM "ImportRow" r WHERE r."batchId" = b.id AND r.outcome = 'UNDONE') AS undone
    FROM "ImportBatch" b WHERE b."meetingId" = ${scope.meeting.id}::uuid AND (${id}::uuid IS NULL OR b.id = ${id}::uuid)
    ORDER BY b."createdAt" DESC LIMIT ${mostImports}`;
}

const foundSchema = z.object({
  separator: z.string().optional(),
  encoding: z.string().optional(),
  sheet: z.string().optional(),
  sheets: z.number().optional(),
});
const failureSchema = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

/** One import with everything its page says of it. */
export type ImportDetail = ImportHead & {
  found: z.output<typeof foundSchema>;
  failure: z.output<typeof failureSchema> | null;
  mapping: Mapping;
  /** Headings and the first values of each column; empty once the sheet has been deleted. */
  columns: { heading: string; examples: string[] }[];
  invites: boolean;
  suspects: boolean;
  kinds: Record<ImportKind, number>;
  /** KEPT: made, and not taken back because it was touched. */
  outcomes: Record<ImportOutcome | 'KEPT', number>;
  /** Rows that wait for their turn. */
  waiting: number;
  /** Made, and touched since: what an undoing would leave. */
  touched: number;
  /** Some registration form asks for a telephone, so that one in a sheet has its place. */
  takesPhone: boolean;
};

/** Values shown beside each heading. */
const examples = 3;

/** One import of the meeting; null where there is none. */
export async function findImport(scope: MeetingScope, id: string): Promise<ImportDetail | null> {
  authorize(scope, 'people.import');
  const [head] = await readHeads(scope, id);
  if (!head) return null;
  const batch = await db().importBatch.findUniqueOrThrow({
    where: { id },
    select: {
      found: true,
      failure: true,
      mapping: true,
      headingRow: true,
      columnCount: true,
      invites: true,
      suspects: true,
    },
  });
  const { headingRow, columnCount, ...rest } = batch;
  const [counts, columns, touched, phones] = await Promise.all([
    countRows(id),
    readColumns(id, headingRow, columnCount),
    head.status === 'APPLIED' ? countTouched(id) : 0,
    findPhoneFields(db(), scope.meeting.id),
  ]);
  return {
    ...head,
    ...rest,
    found: foundSchema.parse(batch.found),
    failure: batch.failure === null ? null : failureSchema.parse(batch.failure),
    mapping: mappingSchema.parse(batch.mapping),
    columns,
    touched,
    takesPhone: phones.length > 0,
    ...counts,
  };
}

async function countRows(id: string): Promise<Pick<ImportDetail, 'kinds' | 'outcomes' | 'waiting'>> {
  const rows = await db().$queryRaw<
    { kind: ImportKind | null; outcome: ImportOutcome | null; isKept: boolean; count: number }[]
  >`
    SELECT kind, outcome, kept IS NOT NULL AS "isKept", count(*)::int FROM "ImportRow" WHERE "batchId" = ${id}::uuid GROUP BY 1, 2, 3`;
  const kinds = { NEW: 0, LINKED: 0, REPEATED: 0, SUSPECT: 0, OVER_QUOTA: 0, WRONG: 0 };
  const outcomes = { CREATED: 0, LINKED: 0, LEFT_OUT: 0, REFUSED: 0, UNDONE: 0, KEPT: 0 };
  let waiting = 0;
  for (const { kind, outcome, isKept, count } of rows) {
    if (kind) kinds[kind] += count;
    if (outcome) outcomes[outcome] += count;
    if (isKept) outcomes.KEPT += count;
    if (kind && !outcome) waiting += count;
  }
  return { kinds, outcomes, waiting };
}

async function readColumns(id: string, headingRow: number, columnCount: number): Promise<ImportDetail['columns']> {
  const rows = await db().importRow.findMany({
    where: { batchId: id },
    orderBy: { number: 'asc' },
    take: 12,
    select: { number: true, cells: true },
  });
  const cellsOf = ({ cells }: (typeof rows)[number]) => z.array(z.string()).catch([]).parse(cells);
  const headings = rows.find(({ number }) => number === headingRow);
  if (!headings?.cells) return [];
  const values = rows.filter(({ number }) => number !== headingRow).map(cellsOf);
  return Array.from({ length: columnCount }, (_, column) => ({
    heading: cellsOf(headings)[column] ?? '',
    examples: [...new Set(values.map((cells) => cells[column] ?? '').filter(Boolean))].slice(0, examples),
  }));
}

async function countTouched(id: string): Promise<number> {
  const [row] = await db().$queryRaw<[{ count: number }]>`
    SELECT count(*)::int FROM "ImportRow" i JOIN "Registration" r ON r.id = i."registrationId"
    WHERE i."batchId" = ${id}::uuid AND i.outcome = 'CREATED' AND ${touchOf} IS NOT NULL`;
  return row.count;
}

/** The import that made a registration, for the secretariat; null where it came otherwise. */
export async function findImportOf(
  scope: MeetingScope,
  registrationId: string,
): Promise<{ id: string; number: number; at: Date } | null> {
  authorize(scope, 'people.import');
  const row = await db().importRow.findFirst({
    where: { registrationId, outcome: { in: ['CREATED', 'UNDONE'] }, batch: { meetingId: scope.meeting.id } },
    select: { number: true, doneAt: true, batch: { select: { id: true, createdAt: true } } },
  });
  return row && { id: row.batch.id, number: row.number, at: row.doneAt ?? row.batch.createdAt };
}
