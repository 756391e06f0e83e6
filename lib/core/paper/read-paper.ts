import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { paperLimits } from './limits.mjs';

/** What became of a document: its words, or why it is not kept (words in messages/<locale>/validation.json under file_<code>). */
export type PaperReading = { ok: true; words: string } | { ok: false; code: 'damaged' | 'locked' | 'active' | 'heavy' };

/** How much a reading may use; less in tests of the limits themselves. */
type Allowance = { heapMegabytes?: number; milliseconds?: number };

/**
 * Looks whether a PDF, DOCX or PPTX may be kept: it can be opened without a password, runs nothing and holds no other files.
 * In a thread of its own, which is ended beyond its memory or time: then the answer is "heavy".
 */
export function inspectPaper(bytes: Uint8Array, allowance: Allowance = {}): Promise<PaperReading> {
  return inThread({ bytes, wants: 'inspection' }, { milliseconds: paperLimits.inspectMilliseconds, ...allowance });
}

/** The words of a PDF, DOCX or PPTX, as far as the limits go, under the same rule. */
export function readWords(bytes: Uint8Array, allowance: Allowance = {}): Promise<PaperReading> {
  return inThread({ bytes, wants: 'words' }, { milliseconds: paperLimits.wordsMilliseconds, ...allowance });
}

function inThread(
  workerData: { bytes: Uint8Array; wants: 'inspection' | 'words' },
  { heapMegabytes = paperLimits.heapMegabytes, milliseconds = 0 }: Allowance,
): Promise<PaperReading> {
  return new Promise((resolve, reject) => {
    // A path and not a bundled module: what reads strangers' files is loaded by Node itself, with nothing of the server in it.
    const worker = new Worker(path.join(process.cwd(), 'lib/core/paper/worker.mjs'), {
      workerData: { ...workerData, bytes: new Uint8Array(workerData.bytes) },
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
      // What the libraries say of a broken file is nobody's log.
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => {
      resolve({ ok: false, code: 'heavy' });
      void worker.terminate();
    }, milliseconds);
    worker.once('message', (reading: { ok: boolean; code?: string }) => {
      const isTooBig = !reading.ok && reading.code === 'too_big_inside';
      resolve(isTooBig ? { ok: false, code: 'heavy' } : (reading as PaperReading));
      void worker.terminate();
    });
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ ok: false, code: 'heavy' }) : reject(error),
    );
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the document was not read'));
    });
  });
}
