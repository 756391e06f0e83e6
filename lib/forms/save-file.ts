import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { eraseFiles, fileTypes, storeFile } from '@/lib/core/file-store';
import { findFrame } from './find-frame';
import { fieldsOf } from './model/conditions';
import type { AnswerValue, saveFileSchema } from './schema';
import { takeResponse, touch, writeOne } from './write-answers';

/** Keeps a file as the answer to a field, at once and apart from the rest of the page: a mistake elsewhere does not lose it. The file it takes the place of goes. */
export async function saveFile(ctx: Ctx, input: z.output<typeof saveFileSchema>): Promise<{ lockVersion: number }> {
  const frame = await findFrame(ctx, input);
  const field = found(fieldsOf(frame.posted.definition).find(({ id, type }) => id === input.field && type === 'file'));
  const response = await takeResponse(ctx, frame);
  const before = response.answers.get(field.id);
  const audit = (details: object) =>
    ctx.audit({
      subject: { type: 'FormResponse', id: response.id },
      details: { form: frame.form.code, version: frame.posted.number, ...details },
    });
  if ((before?.lockVersion ?? 0) !== input.lockVersion) {
    if (!before || !(await isKept(ctx, before.value, input.file.sha256)))
      throw new Refusal('conflict', { [`files.${field.id}`]: { code: 'file_conflict' } });
    // The same file posted again with its page, because something else on it was wrong.
    await audit({ changed: [] });
    return { lockVersion: before.lockVersion };
  }
  const file = await storeFile(ctx, input.file, {
    purpose: 'form-answer',
    types: fileTypes.documentOrPicture,
    field: `files.${field.id}`,
  });
  await writeOne(ctx, response, field.id, file.id, input.lockVersion);
  await touch(ctx, response.id, frame.posted.id);
  if (typeof before?.value === 'string') await eraseFiles(ctx.tx, [before.value]);
  await audit({ changed: [field.id], sha256: file.sha256 });
  return { lockVersion: input.lockVersion + 1 };
}

async function isKept(ctx: Ctx, value: AnswerValue, sha256: string): Promise<boolean> {
  if (typeof value !== 'string') return false;
  return (await ctx.tx.storedFile.count({ where: { id: value, sha256, status: 'STORED' } })) > 0;
}
