import type { Tx } from '@/lib/core/db';
import { queueJob } from '@/lib/core/queue-job';

/** Asks for what is made of a file of a document: its words for the search, its pages to look at, one file after the other. */
export async function queueReading(tx: Tx, file: string): Promise<void> {
  await queueJob(tx, { task: 'read-document', payload: { file }, key: `read-document:${file}` });
  const queue = 'document-previews';
  await queueJob(tx, { task: 'preview-document', payload: { file }, key: `preview-document:${file}`, queue });
}
