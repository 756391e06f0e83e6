import { randomUUID } from 'node:crypto';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { fileTypes, storeFile } from '@/lib/core/file-store';
import { inspectPaper } from '@/lib/core/paper/read-paper';
import type { Upload } from '@/lib/core/upload';
import { comeOut } from './come-out';
import { latestIn, revisionOf } from './model/languages';
import { queueReading } from './queue-reading';

type NewFile = {
  document: string;
  language: string;
  title: string;
  file: Upload;
  /** As the next revision, in the place of what is there. */
  revises: boolean;
  /** The files in force of the other languages hold for the new revision too. */
  keepsOthers: boolean;
  /** The speaker's link it came by. */
  link?: string;
};

/** Which revision a file became, and the hash of its bytes. */
export type WrittenFile = { revision: number; sha256: string };

/**
 * Adds a file to a document whose row the running verb has locked. Without `revises` it completes the revision in force.
 * Refuses "invalid" (`file_type` and what the reading of the file finds; `language_taken` where that revision has the language).
 */
export async function writeFile(ctx: Ctx, { document, language, title, ...given }: NewFile): Promise<WrittenFile> {
  const files = await ctx.tx.documentFile.findMany({
    where: { documentId: document },
    select: { revision: true, language: true, title: true, fileId: true },
  });
  const current = revisionOf(files);
  const revision = given.revises && files.length > 0 ? current + 1 : current;
  if (files.some((file) => file.revision === revision && file.language === language))
    throw new Refusal('invalid', { language: { code: 'language_taken' } });
  await refuseUnreadable(given.file);
  const stored = await storeFile(ctx, given.file, { purpose: 'document', types: fileTypes.paper, field: 'file' });
  const by = { byAccountId: ctx.actor?.accountId ?? null, linkId: given.link ?? null, at: ctx.now };
  const others = [...new Set(files.map((file) => file.language))]
    .filter((other) => revision > current && given.keepsOthers && other !== language)
    .flatMap((other) => latestIn(files, other) ?? [])
    .filter((file) => file.revision === current);
  const rows = [{ language, title, fileId: stored.id }, ...others].map((row) => ({
    ...row,
    id: randomUUID(),
    documentId: document,
    revision,
    ...by,
  }));
  await ctx.tx.documentFile.createMany({ data: rows });
  for (const { id } of rows) await queueReading(ctx.tx, id);
  await comeOut(ctx, document);
  return { revision, sha256: stored.sha256 };
}

/** What is no document at all is left to the store, which says so by its type. */
async function refuseUnreadable({ bytes }: Upload): Promise<void> {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (start !== '%PDF' && start !== 'PK\u0003\u0004') return;
  const reading = await inspectPaper(bytes);
  if (!reading.ok) throw new Refusal('invalid', { file: { code: `file_${reading.code}` } });
}
