import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { fileTypes, storeFile } from '@/lib/core/file-store';
import type { Upload } from '@/lib/core/upload';
import { comeOut } from './come-out';
import { latestIn, revisionOf } from './model/languages';

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

/** Which revision a file became, by which row, and the hash of its bytes. */
export type WrittenFile = { id: string; revision: number; sha256: string };

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
  const stored = await storeFile(ctx, given.file, { purpose: 'document', types: fileTypes.paper, field: 'file' });
  const by = { byAccountId: ctx.actor?.accountId ?? null, linkId: given.link ?? null, at: ctx.now };
  const { id } = await ctx.tx.documentFile.create({
    data: { documentId: document, revision, language, title, fileId: stored.id, ...by },
    select: { id: true },
  });
  if (revision > current && given.keepsOthers) {
    const others = [...new Set(files.map((file) => file.language))]
      .filter((other) => other !== language)
      .flatMap((other) => latestIn(files, other) ?? [])
      .filter((file) => file.revision === current);
    await ctx.tx.documentFile.createMany({
      data: others.map((file) => ({ ...file, documentId: document, revision, ...by })),
    });
  }
  await comeOut(ctx, document);
  return { id, revision, sha256: stored.sha256 };
}
