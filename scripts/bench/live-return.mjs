// A thousand people lose their streams in the same moment, miss a change, and come back at once: until the last one knows of it,
// against ten seconds.
import { measureHall } from './live-hall.mjs';

export const name = 'live-return';
export const direction = 'at most';
export const target = 1;

const WITHIN = 10;

/** @returns {Promise<{ ours: number, limit: number, unit: string }>} */
export async function run() {
  const { backAfter } = await measureHall();
  return { ours: backAfter / 1_000, limit: WITHIN, unit: 's' };
}
