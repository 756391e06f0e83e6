import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { db } from '@/lib/core/db';
import { readStoredFile } from '@/lib/core/file-store';
import { readWords } from '@/lib/core/paper/read-paper';
import { queueJob } from '@/lib/core/queue-job';

const payloadSchema = z.object({ file: z.uuid() });

/** Reads what a file of a document says, for the search. Its title can be found even where its words cannot be read. */
export async function readDocument(id: string): Promise<void> {
  const file = await db().documentFile.findUnique({
    where: { id },
    select: { fileId: true, language: true, title: true },
  });
  if (!file) return;
  const stored = await readStoredFile(file.fileId);
  const reading = stored ? await readWords(stored.bytes) : { ok: false as const };
  const words = reading.ok ? reading.words : '';
  const state = reading.ok ? (words === '' ? 'EMPTY' : 'READ') : 'FAILED';
  await db().$executeRaw`
    INSERT INTO "DocumentText" ("documentFileId", state, text, words)
    VALUES (${id}::uuid, ${state}::"DocumentTextState", ${words}, document_words(${file.language}, ${file.title}, ${words}))
    ON CONFLICT ("documentFileId") DO UPDATE SET state = EXCLUDED.state, text = EXCLUDED.text, words = EXCLUDED.words, at = now()`;
}

/** The job asked for with a file. */
export const readDocumentTask: Task = async (payload) => {
  await readDocument(payloadSchema.parse(payload).file);
};

/** Asks anew for files that nobody has read for a while: their process was killed. @returns how many */
export async function resumeReading(): Promise<number> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT f.id FROM "DocumentFile" f WHERE f.at < now() - interval '10 minutes'
      AND NOT EXISTS (SELECT FROM "DocumentText" t WHERE t."documentFileId" = f.id) ORDER BY f.at LIMIT 100`;
  await db().$transaction(async (tx) => {
    for (const { id } of rows)
      await queueJob(tx, { task: 'read-document', payload: { file: id }, key: `read-document:${id}` });
  });
  return rows.length;
}

/** The job that is due by the clock. */
export const resumeReadingTask: Task = async () => {
  await resumeReading();
};
