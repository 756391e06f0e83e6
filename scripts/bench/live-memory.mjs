// What each of a thousand people who watch costs the process in memory, against 150 kB.
import { measureHall } from './live-hall.mjs';

export const name = 'live-memory';
export const direction = 'at most';
export const target = 1;

const MOST = 150;

/** @returns {Promise<{ ours: number, limit: number, unit: string }>} */
export async function run() {
  const { kilobytes } = await measureHall();
  if (kilobytes === null) throw new Error('This system does not tell what memory a process holds.');
  return { ours: kilobytes, limit: MOST, unit: 'kB' };
}
