// PDF and DOCX of Highlights of 20, 300 and 3,000 recommendations, each from its sealed document to its bytes, against Typst
// alone on the same text.
import { measureFiles } from './highlights-sizes.mjs';

export const name = 'highlights-files';
export const direction = 'at most';
export const target = 3;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} the file that is furthest from bare Typst */
export async function run() {
  const files = await measureFiles();
  const worst = files.toSorted((one, other) => other.took / other.bare - one.took / one.bare)[0];
  return {
    ours: worst.took,
    limit: worst.bare,
    unit: 'ms',
    detail: files
      .map(
        ({ size, format, took, bare }) =>
          `${format} of ${size}: ${took.toFixed(0)} ms, ${(took / bare).toFixed(2)} of bare Typst`,
      )
      .join('; '),
  };
}
