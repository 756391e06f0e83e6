import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { askForWork } from './ask-for-work';
import { lockBatch } from './lock-batch';
import type { applyImportSchema, ImportKind } from './schema';

/**
 * Has the rows of a preview written in the background: exactly as many persons as the page said, or not at all
 * ("persons_changed" names the new number). Rows that were not asked for are settled here; each of the others is looked at
 * again when its turn comes. Done twice, it is a conflict.
 */
export async function applyImport(ctx: Ctx, input: z.output<typeof applyImportSchema>): Promise<{ batchId: string }> {
  const { id } = await lockBatch(ctx, input.batch, ['PREVIEWED']);
  const asked: ImportKind[] = input.suspects === 'with' ? ['NEW', 'SUSPECT'] : ['NEW'];
  const persons = await ctx.tx.importRow.count({ where: { batchId: id, kind: { in: asked } } });
  if (persons !== input.persons)
    throw new Refusal('invalid', { persons: { code: 'persons_changed', params: { count: persons } } });
  await ctx.tx.importRow.updateMany({
    where: { batchId: id, kind: { not: null, notIn: [...asked, 'LINKED'] } },
    data: { outcome: 'LEFT_OUT', doneAt: ctx.now },
  });
  await ctx.tx.importRow.updateMany({
    where: { batchId: id, kind: 'LINKED' },
    data: { outcome: 'LINKED', doneAt: ctx.now },
  });
  await ctx.tx.importBatch.update({
    where: { id },
    data: {
      status: 'APPLYING',
      invites: input.invites,
      suspects: input.suspects === 'with',
      appliedBy: ctx.actor?.accountId ?? null,
      appliedAt: ctx.now,
      workedAt: ctx.now,
    },
    select: { id: true },
  });
  await askForWork(ctx, id);
  await ctx.audit({
    subject: { type: 'ImportBatch', id },
    details: { persons, suspects: input.suspects === 'with', invites: input.invites },
  });
  return { batchId: id };
}
