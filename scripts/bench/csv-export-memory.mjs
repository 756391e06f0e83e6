// What is held in memory while a file about a hundred thousand goes out, against one about ten thousand: the same, because a
// thousand lines are made at a time. The process itself is part of both; the larger file held whole would add half as much again.
import { measureExports } from './exports.mjs';

export const name = 'csv-export-memory';
export const direction = 'at most';
export const target = 1.1;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run() {
  const [small, large] = await measureExports();
  const detail = `${small.rows} and ${large.rows} rows, ${(large.bytes / 1_000_000).toFixed(1)} MB the larger file`;
  return { ours: large.heldMegabytes, limit: small.heldMegabytes, unit: 'MB', detail };
}
