// How much the database reads for one page of the secretariat's list: it may not grow with the meeting.
import { measureSizes, SIZES } from './review-list.mjs';

export const name = 'review-list-buffers';
export const direction = 'at most';
export const target = 1;

/** Pages of 8 kB that one page of the list may touch. */
const BUDGET = 200;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run() {
  const sizes = await measureSizes(SIZES);
  const all = sizes.flatMap(({ size, buffers }) => buffers.map((one) => ({ size, ...one })));
  const worst = all.toSorted((a, b) => b.buffers - a.buffers);
  const detail = worst
    .slice(0, 4)
    .map(({ size, list, buffers }) => `${list} of ${size}: ${buffers}`)
    .join(', ');
  return { ours: worst[0].buffers, limit: BUDGET, unit: 'buffers', detail };
}
