import { sha256 } from '@/lib/core/canonical';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { storeFile } from '@/lib/core/file-store';
import { Upload } from '@/lib/core/upload';
import { lockOutcome } from './lock-outcome';
import { fileName } from './model/file-names';
import type { MadeFile } from './render/files';

/**
 * Keeps the files of a publication as they were made, with the sha256 of each, all of them or none. Once: where another process was
 * quicker, its files stand. @returns how many were kept
 */
export async function recordFiles(ctx: Ctx, publicationId: string, made: readonly MadeFile[]): Promise<number> {
  found(await lockOutcome(ctx));
  const publication = found(
    await ctx.tx.publication.findFirst({
      where: { id: publicationId, document: { meetingId: ctx.scope.meeting.id } },
      select: { number: true, document: { select: { symbol: true } }, _count: { select: { files: true } } },
    }),
  );
  if (publication._count.files > 0) return 0;
  const { number, document } = publication;
  const rows = [];
  for (const { language, format, bytes } of made) {
    const name = fileName({ symbol: document.symbol, number }, format, language);
    const { id } = await storeFile(ctx, new Upload(name, bytes), {
      purpose: 'publication',
      types: null,
      field: 'file',
    });
    rows.push({ publicationId, language, format, sha256: sha256(bytes), fileId: id, at: ctx.now });
  }
  await ctx.tx.publicationFile.createMany({ data: rows });
  await ctx.audit({
    subject: { type: 'Publication', id: publicationId },
    details: { number, files: Object.fromEntries(rows.map((row) => [`${row.language}.${row.format}`, row.sha256])) },
  });
  return rows.length;
}
