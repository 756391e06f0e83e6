// From a change until the last of 10, 100, 1,000 and 2,000 people who watch has been told, against a bare server of the same
// runtime on the same notification: the worst of the four.
import { measureHall } from './live-hall.mjs';

export const name = 'live';
export const direction = 'at most';
export const target = 2;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run() {
  const { sizes } = await measureHall();
  const [worst] = sizes.toSorted((a, b) => b.ours / b.bare - a.ours / a.bare);
  const detail = sizes.map(
    ({ viewers, ours, bare }) => `${viewers} viewers: the last after ${ours.toFixed(1)} ms, bare ${bare.toFixed(1)} ms`,
  );
  return { ours: worst.ours, limit: worst.bare, unit: 'ms', detail: detail.join('; ') };
}
