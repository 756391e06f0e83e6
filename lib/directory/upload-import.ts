import type { z } from 'zod';
import type { SiteScope } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { readImportFile } from './exchange/import-file';
import { compareRows, type ComparedRow, type RowError } from './model/compare-rows';
import { inWritingOrder, type KeptRow } from './model/kept-import';
import { readStandingDirectory } from './read-standing-directory';
import type { uploadImportSchema } from './schema';
import { writeRow } from './write-row';

/** Most changes of one import: all of them are written in one transaction. */
const mostChanges = 300;
/** Rows with an error that are kept to be shown; of more there is only the number. */
const mostErrors = 500;

/**
 * Reads a file of the directory, lays it beside what stands, tries what it would change, and keeps the differences to be looked at.
 * Nothing is written to the directory. Refuses "invalid" for a file that cannot be read, that is no file of the directory, or that
 * changes more than one import may.
 */
export async function uploadImport(
  ctx: Ctx<SiteScope>,
  { file }: z.output<typeof uploadImportSchema>,
): Promise<{ directoryImport: string }> {
  const reading = await readImportFile(file.bytes);
  if (!reading.ok) throw new Refusal('invalid', { file: { code: reading.code, params: reading.params ?? {} } });
  const { rows, columns, sheets } = reading.file;
  const standing = await readStandingDirectory(
    ctx.tx,
    rows.map(({ party }) => party),
  );
  const compared = compareRows(rows, standing);
  const changes = compared.filter(({ outcome }) => outcome !== 'same' && outcome !== 'error');
  if (changes.length > mostChanges)
    throw new Refusal('invalid', {
      file: { code: 'too_many_changes', params: { count: changes.length, max: mostChanges } },
    });
  const { refused, idle } = await tryRows(ctx, changes);
  const kept = compared.flatMap((row): KeptRow[] => {
    if (row.outcome === 'same' || idle.has(row.key)) return [];
    // Which of two rows of one entry is meant stays open, also where the first of them is not kept.
    const twice = row.errors.filter(({ code }) => code === 'twice');
    return [{ of: row.of, seen: row.before, refused: [...twice, ...(refused.get(row.key) ?? [])] }];
  });
  const wrong = compared.filter(({ outcome }) => outcome === 'error').length;
  const isShown = wrong <= mostErrors;
  const errors = new Set(
    compared
      .filter(({ outcome }) => outcome === 'error')
      .slice(0, mostErrors)
      .map(({ of }) => of),
  );
  const content = {
    rows: isShown
      ? kept
      : kept.filter(({ of }) => !compared.some((one) => one.of === of && one.outcome === 'error') || errors.has(of)),
    same: compared.length - kept.length,
    columns: columns.slice(0, 100),
    sheets: sheets.slice(0, 100),
    moreErrors: Math.max(0, wrong - mostErrors),
  };
  const byAccountId = ctx.actor?.accountId ?? null;
  // One at a time for each who brings one in: the next takes the place of the last that waits.
  await ctx.tx.directoryImport.deleteMany({ where: { byAccountId, writtenAt: null } });
  const { id } = await ctx.tx.directoryImport.create({
    data: { fileName: file.name.slice(0, 200), sha256: file.sha256, content, byAccountId, createdAt: ctx.now },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'DirectoryImport', id },
    details: { sha256: file.sha256, size: file.size, rows: rows.length, differences: kept.length },
  });
  return { directoryImport: id };
}

/**
 * Writes each row and takes all of it back: what the directory itself would refuse (a term that overlaps another, a State that is a
 * member already) is found by the very rules that hold when it is carried out. `idle`: rows that say nothing new after all.
 */
async function tryRows(
  ctx: Ctx<SiteScope>,
  rows: readonly ComparedRow[],
): Promise<{ refused: Map<string, RowError[]>; idle: Set<string> }> {
  const refused = new Map<string, RowError[]>();
  const idle = new Set<string>();
  const trying = { ...ctx, audit: () => Promise.resolve() };
  await ctx.tx.$executeRaw`SAVEPOINT tried`;
  for (const row of inWritingOrder(rows)) {
    await ctx.tx.$executeRaw`SAVEPOINT one`;
    try {
      await writeRow(trying, row, { source: 'an import', sourceOn: undefined, why: undefined, begins: undefined });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await ctx.tx.$executeRaw`ROLLBACK TO SAVEPOINT one`;
      if (error.fields?.['source']?.code === 'nothing_changed') idle.add(row.key);
      else refused.set(row.key, errorsOf(error));
    }
    await ctx.tx.$executeRaw`RELEASE SAVEPOINT one`;
  }
  await ctx.tx.$executeRaw`ROLLBACK TO SAVEPOINT tried`;
  return { refused, idle };
}

function errorsOf({ code, fields = {} }: Refusal): RowError[] {
  const listed = Object.entries(fields).map(([name, error]) => ({ ...error, column: name.replace(/^values\./, '') }));
  return listed.length > 0 ? listed : [{ column: '', code }];
}
