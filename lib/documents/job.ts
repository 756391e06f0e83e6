import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { db } from '@/lib/core/db';
import { fileTypes, readStoredFile, storeFile } from '@/lib/core/file-store';
import { publishLive } from '@/lib/core/live';
import { drawPages } from '@/lib/core/paper/draw-pages';
import { readWords } from '@/lib/core/paper/read-paper';
import { Upload } from '@/lib/core/upload';
import { notesOf, type Told } from './lock-document';
import { queueReading } from './queue-reading';

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

/**
 * Draws the first pages of a file of a document, once, and tells whoever may read it: their page is waiting. What cannot be drawn is
 * kept as a preview without pages, with how it ended.
 */
export async function previewDocument(id: string): Promise<void> {
  const file = await db().documentFile.findUnique({
    where: { id },
    select: { fileId: true, preview: { select: { at: true } }, document: { select: { meetingId: true } } },
  });
  if (!file || file.preview) return;
  const { meetingId } = file.document;
  const stored = await readStoredFile(file.fileId);
  const { total, pages, end } = stored ? await drawPages(stored.bytes) : { total: 0, pages: [], end: 'LOST' as const };
  const scope = { kind: 'meeting', meeting: { id: meetingId } };
  const kept = { purpose: 'document-page', types: fileTypes.picture, field: 'file' };
  await db().$transaction(async (tx) => {
    await tx.documentPreview.create({ data: { documentFileId: id, total, end }, select: { at: true } });
    for (const [index, { words, picture }] of pages.entries()) {
      const place = { documentFileId: id, number: index + 1, words };
      const drawn = picture
        ? {
            pictureId: (await storeFile({ tx, actor: null, scope }, new Upload('page.webp', picture.bytes), kept)).id,
            width: picture.width,
            height: picture.height,
          }
        : {};
      await tx.documentPage.create({ data: { ...place, ...drawn }, select: { number: true } });
    }
    const [told] = await tx.$queryRaw<[Told]>`
      SELECT d.id, d.access, coalesce(d."firstOutAt" <= now(), FALSE) AS "isOut"
      FROM "Document" d JOIN "DocumentFile" f ON f."documentId" = d.id WHERE f.id = ${id}::uuid`;
    await publishLive(tx, meetingId, notesOf(meetingId, told));
  });
}

/** The job asked for with a file. */
export const previewDocumentTask: Task = async (payload) => {
  await previewDocument(payloadSchema.parse(payload).file);
};

/** Asks anew for files that nobody has read or drawn for a while: their process was killed. @returns how many */
export async function resumeReading(): Promise<number> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT f.id FROM "DocumentFile" f WHERE f.at < now() - interval '10 minutes'
      AND (NOT EXISTS (SELECT FROM "DocumentText" t WHERE t."documentFileId" = f.id)
        OR NOT EXISTS (SELECT FROM "DocumentPreview" p WHERE p."documentFileId" = f.id)) ORDER BY f.at LIMIT 100`;
  await db().$transaction(async (tx) => {
    for (const { id } of rows) await queueReading(tx, id);
  });
  return rows.length;
}

/** The job that is due by the clock. */
export const resumeReadingTask: Task = async () => {
  await resumeReading();
};
