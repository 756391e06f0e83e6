import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { storeFile } from '@/lib/core/file-store';
import type { uploadFormSchema } from './schema';

/** Days after which a form that was not taken over is deleted. */
const keptDays = 7;

/** What stored forms are for; decides who may read them. */
export const formPurpose = 'survey-form';

/** Keeps an XLSForm to be looked at before it becomes the questionnaire. What the file is, whoever reads it finds out. */
export async function uploadForm(ctx: Ctx, { file }: z.output<typeof uploadFormSchema>): Promise<{ workbook: string }> {
  const stored = await storeFile(ctx, file, {
    purpose: formPurpose,
    types: null,
    field: 'file',
    deleteAfter: new Date(ctx.now.getTime() + keptDays * 86_400_000),
  });
  await ctx.audit({
    subject: { type: 'StoredFile', id: stored.id },
    details: { sha256: stored.sha256, size: stored.size },
  });
  return { workbook: stored.id };
}
