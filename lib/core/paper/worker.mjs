// Looks at one document in a thread of its own: what it may use up is its own memory and its own time.
import { parentPort, workerData } from 'node:worker_threads';
import { SheetError } from '../sheet/sheet-error.mjs';
import { paperLimits } from './limits.mjs';
import { inspectOffice, wordsOfOffice } from './read-office.mjs';
import { inspectPdf, wordsOfPdf } from './read-pdf.mjs';

const { bytes, wants } = workerData;
const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');

try {
  if (wants === 'words') {
    const words = isPdf ? await wordsOfPdf(bytes) : wordsOfOffice(bytes);
    // Signs that stand for several letters are taken apart, so that a letter and what it is folded to are one each.
    parentPort?.postMessage({ ok: true, words: tidy(words.normalize('NFKC')).slice(0, paperLimits.characters) });
  } else {
    await (isPdf ? inspectPdf(bytes) : inspectOffice(bytes));
    parentPort?.postMessage({ ok: true, words: '' });
  }
} catch (error) {
  if (!(error instanceof SheetError)) throw error;
  parentPort?.postMessage({ ok: false, code: error.code });
}

/** @param {string} words */
function tidy(words) {
  return words
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
