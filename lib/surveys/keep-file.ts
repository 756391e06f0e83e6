import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { fileTypes, storeFile } from '@/lib/core/file-store';
import { definitionSchema, questionsOf } from './model/definition';
import { readAnswerRows, readRevisions } from './queries/answer-rows';
import type { keepFileSchema } from './schema';
import { storeAnswers } from './store-answers';
import { findFrame, moveOn, refuseUnlessOpen, takeResponse } from './write-response';

/**
 * Keeps a file as the answer to a question, at once and apart from the rest of the page: a mistake elsewhere does not lose it.
 * The one it takes the place of stays with the answer's history. Refuses "conflict" where another file came in since the
 * page was made; the same file again is no change.
 */
export async function keepFile(ctx: Ctx, input: z.output<typeof keepFileSchema>): Promise<{ file: string }> {
  const frame = await findFrame(ctx, input);
  refuseUnlessOpen(ctx, frame, input.version);
  const question = questionsOf(definitionSchema.parse(frame.definition)).find(({ code }) => code === input.question);
  const { code } = found(question?.type === 'FILE' ? question : null);
  const { id: responseId } = await takeResponse(ctx, frame);
  const before = (await readAnswerRows(ctx.tx, responseId)).get(code)?.file;
  const field = `files.${code}`;
  const audit = (details: object) =>
    ctx.audit({ subject: { type: 'Response', id: responseId }, details: { version: frame.versionNumber, ...details } });
  if (before?.sha256 === input.file.sha256) {
    await audit({ changed: [] });
    return { file: before.id };
  }
  if ((before?.id ?? '') !== (input.seen ?? '')) throw new Refusal('conflict', { [field]: { code: 'file_conflict' } });
  const file = await storeFile(ctx, input.file, {
    purpose: 'survey-answer',
    types: fileTypes.documentOrPicture,
    field,
  });
  const answer = {
    kind: 'VALUE' as const,
    choices: [],
    number: null,
    text: null,
    language: null,
    file: { id: file.id, sha256: file.sha256 },
  };
  const revisions = await readRevisions(ctx.tx, responseId);
  await storeAnswers(ctx, { surveyId: frame.surveyId, responseId }, [[code, answer]], revisions);
  await moveOn(ctx, responseId, frame.versionId);
  await audit({ changed: [code], sha256: file.sha256 });
  return { file: file.id };
}
