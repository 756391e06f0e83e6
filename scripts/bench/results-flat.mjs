// The pages of sealed results over HTTP with a million answers, against the same pages with a hundred thousand: what is sealed is
// computed once, so a page costs the same however many answered.
import { measureResults } from './results-sizes.mjs';

export const name = 'results-flat';
export const direction = 'at most';
export const target = 1.25;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} the page that grows most */
export async function run() {
  const sizes = await measureResults();
  const [before, most] = sizes.slice(-2);
  const [page] = Object.keys(most.pages).toSorted(
    (a, b) => most.pages[b] / before.pages[b] - most.pages[a] / before.pages[a],
  );
  const detail = Object.keys(most.pages).map(
    (name) => `${name} ${sizes.map(({ pages }) => pages[name].toFixed(0)).join(' / ')} ms`,
  );
  return { ours: most.pages[page], limit: before.pages[page], unit: 'ms', detail: detail.join(', ') };
}
