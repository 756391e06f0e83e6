import 'server-only';
import { z } from 'zod';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/prisma/client';
import type { RegistrationStatus } from '@/lib/core/prisma/enums';
import { rowErrorsSchema, type ImportKind, type ImportOutcome, type RowError, type RowFilter } from '../schema';

/** Rows of one page. */
export const rowsShown = 50;

/** A row of an import as its page shows it. */
export type ImportRowView = {
  number: number;
  /** Texts as they stand in the sheet; empty once it has been deleted. */
  cells: string[];
  errors: RowError[];
  kind: ImportKind | null;
  outcome: ImportOutcome | null;
  likeRow: number | null;
  /** Made by the row, tied to it, or what it resembles. */
  registration: { id: string; name: string; status: RegistrationStatus } | null;
  kept: string | null;
};

/** Rows of an import by what was said of them, in the order of the sheet; `next` is the number to go on after. */
export async function listImportRows(
  scope: MeetingScope,
  batch: string,
  { kind, outcome, after = 0 }: RowFilter,
): Promise<{ rows: ImportRowView[]; next: number | null }> {
  authorize(scope, 'people.import');
  const where: Prisma.ImportRowWhereInput = {
    batch: { id: batch, meetingId: scope.meeting.id },
    number: { gt: after },
    // The headings are no row of anybody.
    kind: kind ?? { not: null },
    ...(outcome === 'KEPT' ? { kept: { not: null } } : outcome ? { outcome } : {}),
  };
  const rows = await readRows(where, rowsShown + 1);
  const shown = rows.slice(0, rowsShown);
  return { rows: shown, next: rows.length > rowsShown ? (shown.at(-1)?.number ?? null) : null };
}

/** Every row that is wrong, or was refused, with the headings in front: what the sheet of errors holds. */
export async function listWrongRows(
  scope: MeetingScope,
  batch: string,
): Promise<{ headings: string[]; rows: ImportRowView[] } | null> {
  authorize(scope, 'people.import');
  const found = await db().importBatch.findFirst({
    where: { id: batch, meetingId: scope.meeting.id },
    select: { headingRow: true },
  });
  if (!found) return null;
  const headings = await db().importRow.findUnique({
    where: { batchId_number: { batchId: batch, number: found.headingRow } },
    select: { cells: true },
  });
  const where: Prisma.ImportRowWhereInput = {
    batchId: batch,
    OR: [{ kind: { in: ['WRONG', 'OVER_QUOTA'] } }, { outcome: 'REFUSED' }],
  };
  return { headings: textsOf(headings?.cells), rows: await readRows(where) };
}

async function readRows(where: Prisma.ImportRowWhereInput, take?: number): Promise<ImportRowView[]> {
  const rows = await db().importRow.findMany({
    where,
    orderBy: { number: 'asc' },
    ...(take === undefined ? {} : { take }),
    select: {
      number: true,
      cells: true,
      errors: true,
      kind: true,
      outcome: true,
      likeRow: true,
      registrationId: true,
      kept: true,
    },
  });
  const registrations = await db().registration.findMany({
    where: { id: { in: rows.flatMap(({ registrationId }) => registrationId ?? []) } },
    select: { id: true, givenName: true, surname: true, status: true },
  });
  const byId = new Map(
    registrations.map(({ id, givenName, surname, status }) => [id, { id, name: `${givenName} ${surname}`, status }]),
  );
  return rows.map(({ cells, errors, registrationId, ...row }) => ({
    ...row,
    cells: textsOf(cells),
    errors: rowErrorsSchema.parse(errors),
    registration: byId.get(registrationId ?? '') ?? null,
  }));
}

function textsOf(cells: unknown): string[] {
  return z.array(z.string()).catch([]).parse(cells);
}
