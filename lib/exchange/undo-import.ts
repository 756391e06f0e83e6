import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { askForWork } from './ask-for-work';
import { lockBatch } from './lock-batch';
import type { undoImportSchema } from './schema';

/** Has everything an import made, and nobody has touched since, taken back in the background. */
export async function undoImport(ctx: Ctx, input: z.output<typeof undoImportSchema>): Promise<{ batchId: string }> {
  const { id } = await lockBatch(ctx, input.batch, ['APPLIED']);
  await ctx.tx.importBatch.update({
    where: { id },
    data: { status: 'UNDOING', undoneBy: ctx.actor?.accountId ?? null, undoneAt: ctx.now, workedAt: ctx.now },
    select: { id: true },
  });
  await askForWork(ctx, id);
  await ctx.audit({ subject: { type: 'ImportBatch', id } });
  return { batchId: id };
}
