import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { storeFile } from '@/lib/core/file-store';
import { readTranslations } from './exchange/read-translations';
import { lockDraft } from './lock-outcome';
import type { uploadTranslationsSchema } from './schema';

/** Days after which a file is deleted; what was taken over from it stays. */
const keptDays = 7;

/** What stored files of translators are for; decides who may read them. */
export const translationPurpose = 'outcome-translation';

/**
 * Keeps a translator's file to be looked at before anything of it is taken over. Refuses "invalid" where it is no file of
 * translations, or of a language that the document is not translated into.
 */
export async function uploadTranslations(
  ctx: Ctx,
  { file }: z.output<typeof uploadTranslationsSchema>,
): Promise<{ file: string; language: string }> {
  const document = await lockDraft(ctx);
  const read = readTranslations(file.bytes);
  if ('problem' in read) throw new Refusal('invalid', { file: { code: read.problem } });
  if (read.target === document.source || !ctx.scope.meeting.languages.includes(read.target))
    throw new Refusal('invalid', { file: { code: 'other_language', params: { language: read.target } } });
  const stored = await storeFile(ctx, file, {
    purpose: translationPurpose,
    types: null,
    field: 'file',
    deleteAfter: new Date(ctx.now.getTime() + keptDays * 86_400_000),
  });
  await ctx.audit({
    subject: { type: 'StoredFile', id: stored.id },
    details: { sha256: stored.sha256, size: stored.size, language: read.target, sentences: read.proposals.length },
  });
  return { file: stored.id, language: read.target };
}
