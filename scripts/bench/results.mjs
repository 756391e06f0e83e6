// What the pages of results read, against the same figures counted by the database alone, at a thousand, a hundred thousand and a
// million answers: the snapshot's page and a table of two questions, from what is sealed, and the results as they are now.
import { measureResults } from './results-sizes.mjs';

export const name = 'results';
export const direction = 'at most';
export const target = 2;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} the worst read at the worst size */
export async function run() {
  const sizes = await measureResults();
  const reads = sizes.flatMap(({ answers, reads: { sql, page, table, live } }) =>
    Object.entries({ page, table, live }).map(([read, ours]) => ({ answers, read, ours, sql })),
  );
  const [worst] = reads.toSorted((a, b) => b.ours / b.sql - a.ours / a.sql);
  const detail = sizes.map(
    ({ answers, reads: { sealing, sql, ...read } }) =>
      `${answers} answers: SQL ${sql.toFixed(0)} ms, ${Object.entries(read)
        .map(([name, time]) => `${name} ${(time / sql).toFixed(2)}`)
        .join(', ')}, sealed in ${(sealing / 1000).toFixed(1)} s`,
  );
  return { ours: worst.ours, limit: worst.sql, unit: 'ms', detail: `${worst.read} is worst; ${detail.join('; ')}` };
}
