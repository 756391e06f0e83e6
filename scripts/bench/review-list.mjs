// What the secretariat's list of registrations costs the application's process, against the same statements sent by pg alone,
// in a meeting of a thousand, ten thousand and a hundred thousand registrations.
import { runTypeScript } from '../machine/typescript.mjs';
import { SLUG, startApplication } from './application.mjs';
import { addManyRegistrations } from './many-registrations.mjs';

export const name = 'review-list';
export const direction = 'at most';
export const target = 3;

export const SIZES = [1_000, 10_000, 100_000];

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} of the size where the ratio is worst */
export async function run() {
  const sizes = await measureSizes(SIZES);
  const [worst] = sizes.toSorted((a, b) => b.ours / b.limit - a.ours / a.limit);
  const detail = sizes.map(({ size, ours, limit }) => `${size}: ${(ours / limit).toFixed(2)}`).join(', ');
  return { ours: worst.ours, limit: worst.limit, unit: 'ms of processor time', detail };
}

/**
 * Loads the meeting step by step and measures at each size.
 * @param {number[]} sizes ascending
 * @returns {Promise<{ size: number, ours: number, limit: number, buffers: { list: string, buffers: number }[] }[]>} milliseconds of
 *   processor time for the first pages of all lists measured, and what the database read for each
 */
export async function measureSizes(sizes) {
  const { environment, stop } = await startApplication();
  try {
    const results = [];
    let loaded = 0;
    for (const size of sizes) {
      await addManyRegistrations(environment.DATABASE_OWNER_URL, SLUG, loaded + 1, size + 1);
      loaded = size;
      const said = await runTypeScript('scripts/bench/review-list-reads.ts', [SLUG], environment);
      results.push({ size, ...JSON.parse(said.trim().split('\n').at(-1)) });
    }
    return results;
  } finally {
    await stop();
  }
}
