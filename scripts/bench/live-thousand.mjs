// How soon half of a thousand people who watch have been told of a change, against a tenth of a second.
import { measureHall } from './live-hall.mjs';

export const name = 'live-thousand';
export const direction = 'at most';
export const target = 1;

const WITHIN = 100;

/** @returns {Promise<{ ours: number, limit: number, unit: string }>} */
export async function run() {
  const { sizes } = await measureHall();
  return { ours: sizes.find(({ viewers }) => viewers === 1_000).middle, limit: WITHIN, unit: 'ms' };
}
