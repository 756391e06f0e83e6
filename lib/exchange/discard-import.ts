import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { eraseFiles } from '@/lib/core/file-store';
import { lockBatch } from './lock-batch';
import type { discardImportSchema } from './schema';

/** Gives an import up before anything was written: the sheet and everything read from it go at once. */
export async function discardImport(ctx: Ctx, input: z.output<typeof discardImportSchema>): Promise<null> {
  const { id, fileId } = await lockBatch(ctx, input.batch, ['READING', 'MAPPING', 'CHECKING', 'PREVIEWED', 'FAILED']);
  const { count: rows } = await ctx.tx.importRow.deleteMany({ where: { batchId: id } });
  if (fileId) await eraseFiles(ctx.tx, [fileId]);
  await ctx.tx.importBatch.update({ where: { id }, data: { status: 'DISCARDED' }, select: { id: true } });
  await ctx.audit({ subject: { type: 'ImportBatch', id }, details: { rows } });
  return null;
}
