import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { askForWork } from './ask-for-work';
import { lockBatch } from './lock-batch';
import type { mapColumnsSchema } from './schema';

/** Says what the columns of a sheet hold and has every row checked anew. Nothing is written but the preview. */
export async function mapColumns(ctx: Ctx, input: z.output<typeof mapColumnsSchema>): Promise<{ batchId: string }> {
  const batch = await lockBatch(ctx, input.batch, ['MAPPING', 'PREVIEWED']);
  const chosen = Object.entries(input.columns).filter(([, field]) => field !== '');
  if (chosen.some(([column]) => Number(column) >= batch.columnCount))
    throw new Refusal('invalid', { columns: { code: 'invalid_choice' } });
  const mapping = Object.fromEntries(chosen);
  await ctx.tx.importBatch.update({
    where: { id: batch.id },
    data: { status: 'CHECKING', mapping, workedAt: ctx.now },
    select: { id: true },
  });
  await askForWork(ctx, batch.id);
  await ctx.audit({ subject: { type: 'ImportBatch', id: batch.id }, details: { mapping } });
  return { batchId: batch.id };
}
