import type { z } from 'zod';
import type { SiteScope } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { readImportFile } from './exchange/import-file';
import { lockParties } from './lock-party';
import { compareRows, type ComparedRow, type RowError } from './model/compare-rows';
import type { KeptRow } from './model/kept-import';
import { readStandingDirectory } from './read-standing-directory';
import { mostImportChanges, type uploadImportSchema } from './schema';
import { writeRows } from './write-rows';

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
  if (changes.length > mostImportChanges)
    throw new Refusal('invalid', {
      file: { code: 'too_many_changes', params: { count: changes.length, max: mostImportChanges } },
    });
  const { refused, idle } = await tryRows(ctx, changes);
  const kept = compared.flatMap((row): KeptRow[] => {
    if (row.outcome === 'same' || idle.has(row.key)) return [];
    // Which of two rows of one entry is meant stays open, also where the first of them is not kept.
    const twice = row.errors.filter(({ code }) => code === 'twice');
    return [{ of: row.of, seen: row.before, refused: [...twice, ...(refused.get(row.key) ?? [])] }];
  });
  const wrong = compared.filter(({ outcome }) => outcome === 'error').map(({ of }) => of);
  const tooMany = new Set(wrong.slice(mostErrors));
  const content = {
    rows: kept.filter(({ of }) => !tooMany.has(of)),
    same: compared.length - kept.length,
    columns: columns.slice(0, 100),
    sheets: sheets.slice(0, 100),
    moreErrors: tooMany.size,
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
  const trying = { ...ctx, audit: () => Promise.resolve() };
  const grounds = { source: 'an import', sourceOn: undefined, why: undefined, begins: undefined };
  await ctx.tx.$executeRaw`SAVEPOINT tried`;
  await lockParties(
    ctx.tx,
    rows.map(({ of }) => of.party),
  );
  const tried = await writeRows(trying, rows, grounds);
  await ctx.tx.$executeRaw`ROLLBACK TO SAVEPOINT tried`;
  const isIdle = ({ fields }: Refusal) => fields?.['source']?.code === 'nothing_changed';
  const [idle, refused] = [true, false].map((is) => tried.refused.filter(({ refusal }) => isIdle(refusal) === is));
  return {
    refused: new Map(refused?.map(({ row, refusal }) => [row.key, errorsOf(refusal)])),
    idle: new Set(idle?.map(({ row }) => row.key)),
  };
}

function errorsOf({ code, fields = {} }: Refusal): RowError[] {
  const listed = Object.entries(fields).map(([name, error]) => ({ ...error, column: name.replace(/^values\./, '') }));
  return listed.length > 0 ? listed : [{ column: '', code }];
}
