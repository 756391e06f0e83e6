import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { storeFile } from '@/lib/core/file-store';
import { askForWork } from './ask-for-work';
import type { uploadSheetSchema } from './schema';

/** Days after which a sheet, and what was read from it, is deleted; the retention job counts the same. */
const keptDays = 30;

/** Takes a sheet of people in and has it read in the background. What it is, whoever reads it finds out. */
export async function uploadSheet(
  ctx: Ctx,
  { file }: z.output<typeof uploadSheetSchema>,
): Promise<{ batchId: string }> {
  const stored = await storeFile(ctx, file, {
    purpose: 'people-sheet',
    types: null,
    field: 'file',
    deleteAfter: new Date(ctx.now.getTime() + keptDays * 86_400_000),
  });
  const { id: batchId } = await ctx.tx.importBatch.create({
    data: {
      meetingId: ctx.scope.meeting.id,
      fileId: stored.id,
      fileName: stored.name,
      sha256: stored.sha256,
      byAccountId: ctx.actor?.accountId ?? null,
      createdAt: ctx.now,
      workedAt: ctx.now,
    },
    select: { id: true },
  });
  await askForWork(ctx, batchId);
  await ctx.audit({
    subject: { type: 'ImportBatch', id: batchId },
    details: { sha256: stored.sha256, size: stored.size },
  });
  return { batchId };
}
