import { authorize } from '@/lib/auth/permissions';
import type { Scope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { DirectoryFact } from '@/lib/core/prisma/enums';
import { digestOf, keptImportSchema, previewRows, type KeptImport, type PreviewedRow } from '../model/kept-import';
import { readStandingDirectory } from '../read-standing-directory';

/** A file that was brought in: who by and when; `written` once it was carried out. */
export type ListedImport = {
  id: string;
  fileName: string;
  at: Date;
  by: string | null;
  writtenAt: Date | null;
  written: number | null;
};

/** A change that an import made, with the row of the file it came from. */
export type WrittenRow = { party: string; what: DirectoryFact; sheet: string; row: number; change: string };

/** An import beside what stands now; `shown` names these differences. Once carried out, what it wrote. */
export type ImportPreview = Omit<ListedImport, 'written'> &
  Pick<KeptImport, 'same' | 'columns' | 'sheets' | 'moreErrors'> & {
    rows: PreviewedRow[];
    shown: string;
    written: WrittenRow[] | null;
  };

/** The last files that were brought in, newest first. */
export async function listImports(scope: Scope): Promise<ListedImport[]> {
  authorize(scope, 'directory.edit');
  return db().$queryRaw<ListedImport[]>`
    SELECT i.id, i."fileName", i."createdAt" AS at, i."writtenAt", jsonb_array_length(i.written) AS written,
           (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" l JOIN "Person" p ON p.id = l."personId"
             WHERE l."accountId" = i."byAccountId" AND NOT l.assistant ORDER BY l."primary" DESC, p.id LIMIT 1) AS by
    FROM "DirectoryImport" i ORDER BY i."createdAt" DESC, i.id DESC LIMIT 20`;
}

/** A file beside what stands now, row by row. Refuses "not found" for an unknown one. */
export async function previewImport(scope: Scope, id: string): Promise<ImportPreview> {
  authorize(scope, 'directory.edit');
  const [row] = await db().$queryRaw<
    (Omit<ListedImport, 'written'> & { content: unknown; written: WrittenRow[] | null })[]
  >`
    SELECT i.id, i."fileName", i.content, i."createdAt" AS at, i."writtenAt", i.written,
           (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" l JOIN "Person" p ON p.id = l."personId"
             WHERE l."accountId" = i."byAccountId" AND NOT l.assistant ORDER BY l."primary" DESC, p.id LIMIT 1) AS by
    FROM "DirectoryImport" i WHERE i.id = ${id}::uuid`;
  const { content, ...held } = found(row);
  const kept = keptImportSchema.parse(content);
  const parties = kept.rows.map(({ of }) => of.party);
  const rows = held.written ? [] : previewRows(kept, await readStandingDirectory(db(), parties));
  const { same, columns, sheets, moreErrors } = kept;
  return { ...held, same, columns, sheets, moreErrors, rows, shown: digestOf(rows) };
}
