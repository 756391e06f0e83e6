// A file about everybody as CSV, as the route sends it, against COPY of the same rows: at ten thousand and a hundred thousand
// registrations, the worse of the two. Both in the process that reads, without HTTP.
import { measureExports } from './exports.mjs';

export const name = 'csv-export';
export const direction = 'at most';
export const target = 8;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run() {
  const sizes = await measureExports();
  const [worst] = sizes.toSorted((a, b) => b.csv / b.copy - a.csv / a.copy);
  const detail = sizes.map(
    ({ rows, csv, json, copy, preparing }) =>
      `${rows} rows: CSV ${(csv / copy).toFixed(2)}, JSON ${(json / copy).toFixed(2)} of COPY, prepared in ${preparing.toFixed(0)} ms`,
  );
  return { ours: worst.csv, limit: worst.copy, unit: 'ms', detail: detail.join('; ') };
}
