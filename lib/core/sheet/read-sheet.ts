import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { sheetLimits } from './limits.mjs';
import type { Sheet } from './read-file.mjs';

/** What became of a file: its rows, or why it cannot be read (words in messages/<locale>/exchange.json). */
export type SheetReading =
  { ok: true; sheet: Sheet } | { ok: false; code: string; params: Record<string, string | number> };

/** How much a reading may use; less in tests of the limits themselves. */
type Allowance = { heapMegabytes?: number; milliseconds?: number };

/**
 * Reads an XLSX or comma-separated file in a thread of its own. Whatever the file is, the server goes on: a thread that needs
 * more memory or time than it may is ended, and the answer is "too_heavy" or "too_slow".
 */
export async function readSheet(
  bytes: Uint8Array,
  { heapMegabytes = sheetLimits.heapMegabytes, milliseconds = sheetLimits.milliseconds }: Allowance = {},
): Promise<SheetReading> {
  return new Promise((resolve, reject) => {
    // A path and not a bundled module: what reads strangers' files is loaded by Node itself, with nothing of the server in it.
    const worker = new Worker(path.join(process.cwd(), 'lib/core/sheet/worker.mjs'), {
      workerData: { bytes: new Uint8Array(bytes) },
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    const refuse = (code: string) => resolve({ ok: false, code, params: {} });
    const timer = setTimeout(() => {
      refuse('too_slow');
      void worker.terminate();
    }, milliseconds);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('too_heavy') : reject(error),
    );
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the sheet was not read'));
    });
  });
}
