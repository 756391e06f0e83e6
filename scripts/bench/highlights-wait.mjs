// How long everybody else waits at most, in the process that serves them, while PDF and DOCX of Highlights of 20, 300 and
// 3,000 recommendations are made.
import { measureFiles } from './highlights-sizes.mjs';

export const name = 'highlights-wait';
export const direction = 'at most';
export const target = 1;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} the longest wait; the limit is what was promised */
export async function run() {
  const files = await measureFiles();
  return {
    ours: Math.max(...files.map(({ waited }) => waited)),
    limit: 50,
    unit: 'ms',
    detail: [
      ...files.map(({ size, format, waited }) => `${format} of ${size}: ${waited.toFixed(0)} ms`),
      `${Math.max(...files.map(({ idle }) => idle)).toFixed(0)} ms where nothing is done`,
    ].join('; '),
  };
}
