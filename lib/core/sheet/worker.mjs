// Reads one file in a thread of its own: what it may use up is its own memory and its own time.
import { parentPort, workerData } from 'node:worker_threads';
import { readFile } from './read-file.mjs';
import { SheetError } from './sheet-error.mjs';

try {
  parentPort?.postMessage({ ok: true, sheet: await readFile(workerData.bytes) });
} catch (error) {
  if (!(error instanceof SheetError)) throw error;
  parentPort?.postMessage({ ok: false, code: error.code, params: error.params });
}
