import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CsvCell } from './csv';

/** One sheet: what stands above the heads, the heads, which stay in sight, and the lines, as they come. */
export type WorkbookSheet = {
  name: string;
  above: readonly (readonly CsvCell[])[];
  heads: readonly string[];
  lines: AsyncIterable<CsvCell[][]> | Iterable<CsvCell[][]>;
  /** To be read and not counted: long texts stand whole in their cells, and the sheet lies on its side. */
  isProse?: boolean;
};

/** What a workbook of the most lines that callers allow needs, with room to spare. */
const heapMegabytes = 512;

/**
 * Sheets as a workbook. Cells are typed: a text stays a text, whatever it begins with, and is never a formula; so does a
 * telephone number. A day (YYYY-MM-DD) becomes a day that can be sorted. Made in a thread of its own that holds the workbook
 * whole: callers limit the lines, and where memory does not do the thread ends and nothing else. @throws where it ended
 */
export async function toWorkbook(
  sheets: readonly WorkbookSheet[],
  allowance: { heapMegabytes?: number } = {},
): Promise<Uint8Array> {
  // A path and not a bundled module, as with every thread of the house.
  const worker = new Worker(path.join(process.cwd(), 'lib/core/workbook-worker.mjs'), {
    resourceLimits: { maxOldGenerationSizeMb: allowance.heapMegabytes ?? heapMegabytes },
  });
  const made = new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the workbook was not finished')));
  });
  const sent = (async () => {
    for (const { name, above, heads, lines, isProse } of sheets) {
      worker.postMessage({ head: { name, above, heads, isProse } });
      for await (const batch of lines) worker.postMessage({ lines: batch });
    }
    worker.postMessage({});
  })();
  try {
    const [bytes] = await Promise.all([made, sent]);
    return bytes;
  } finally {
    await worker.terminate();
  }
}
