// Reads one file in a thread of its own: what it may use up is its own memory and its own time.
import { parentPort, workerData } from 'node:worker_threads';
import { readFile, readSheetsOf } from './read-file.mjs';
import { SheetError } from './sheet-error.mjs';

try {
  const { bytes, wanted } = workerData;
  const read = wanted ? { book: await readSheetsOf(bytes, wanted) } : { sheet: await readFile(bytes) };
  parentPort?.postMessage({ ok: true, ...read });
} catch (error) {
  if (!(error instanceof SheetError)) throw error;
  parentPort?.postMessage({ ok: false, code: error.code, params: error.params });
}
