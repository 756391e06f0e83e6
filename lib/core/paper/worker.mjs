// Looks at one document in a thread of its own: what it may use up is its own memory and its own time.
import { parentPort, workerData } from 'node:worker_threads';
import { SheetError } from '../sheet/sheet-error.mjs';
import { paperLimits } from './limits.mjs';
import { inspectOffice, wordsOfOffice } from './read-office.mjs';
import { inspectPdf, wordsOfPdf } from './read-pdf.mjs';
import { tidyWords } from './tidy-words.mjs';

const { bytes, wants } = workerData;
const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');

try {
  if (wants === 'words') {
    const words = isPdf ? await wordsOfPdf(bytes) : wordsOfOffice(bytes);
    parentPort?.postMessage({ ok: true, words: tidyWords(words).slice(0, paperLimits.characters) });
  } else {
    await (isPdf ? inspectPdf(bytes) : inspectOffice(bytes));
    parentPort?.postMessage({ ok: true, words: '' });
  }
} catch (error) {
  if (!(error instanceof SheetError)) throw error;
  parentPort?.postMessage({ ok: false, code: error.code });
}
