import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { sheetLimits } from './limits.mjs';
import type { Sheet } from './read-file.mjs';
import type { readNamedSheets } from './read-workbook.mjs';

/** Why a file cannot be read (words in messages/<locale>/exchange.json). */
type Refusal = { ok: false; code: string; params: Record<string, string | number> };
/** What became of a file: its rows, or why it cannot be read. */
export type SheetReading = { ok: true; sheet: Sheet } | Refusal;
/** What became of a workbook: the sheets that were asked for and the names of all, or why it cannot be read. */
export type BookReading = { ok: true; book: ReturnType<typeof readNamedSheets> } | Refusal;

/** How much a reading may use; less in tests of the limits themselves. */
type Allowance = { heapMegabytes?: number; milliseconds?: number };

/**
 * Reads an XLSX or comma-separated file in a thread of its own. Whatever the file is, the server goes on: a thread that needs
 * more memory or time than it may is ended, and the answer is "too_heavy" or "too_slow".
 */
export async function readSheet(bytes: Uint8Array, allowance: Allowance = {}): Promise<SheetReading> {
  return readInThread<SheetReading>({ bytes }, allowance);
}

/** Reads the sheets of a workbook that have these names, in any case, under the same limits. `wanted`: in lower case. */
export async function readSheetsNamed(
  bytes: Uint8Array,
  wanted: readonly string[],
  allowance: Allowance = {},
): Promise<BookReading> {
  return readInThread<BookReading>({ bytes, wanted }, allowance);
}

function readInThread<Reading>(
  { bytes, ...asked }: { bytes: Uint8Array; wanted?: readonly string[] },
  { heapMegabytes = sheetLimits.heapMegabytes, milliseconds = sheetLimits.milliseconds }: Allowance,
): Promise<Reading | Refusal> {
  return new Promise((resolve, reject) => {
    // A path and not a bundled module: what reads strangers' files is loaded by Node itself, with nothing of the server in it.
    const worker = new Worker(path.join(process.cwd(), 'lib/core/sheet/worker.mjs'), {
      workerData: { bytes: new Uint8Array(bytes), ...asked },
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
