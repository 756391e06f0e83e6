// Suggestions of likely overlaps among 100, 1,000 and 10,000 recommendations, in the process that serves everybody, against
// comparing every text with every other by its words alone: ten times as many must not cost much more than ten times as
// much, where every pair would cost a hundred times. Every text that stands there twice must be found.
import { runTypeScript } from '../machine/typescript.mjs';

export const name = 'overlap';
export const direction = 'at most';
export const target = 0.25;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} seconds for 10,000; the limit is what every pair of 10,000 would take */
export async function run() {
  const said = await runTypeScript('scripts/bench/overlap-work.ts', ['100', '1000', '10000']);
  const { measured, everyPairOf1000 } = JSON.parse(said.trim().split('\n').at(-1));
  const missed = measured.find(({ met, twins }) => met < twins);
  if (missed)
    throw new Error(`${missed.twins - missed.met} of ${missed.twins} texts that stand there twice were not found`);
  const detail = measured.map(
    ({ size, took, picked, longest }) =>
      `${size}: ${took.toFixed(0)} ms, chosen again in ${picked.toFixed(0)} ms, nobody waited longer than ${longest.toFixed(0)} ms`,
  );
  return {
    ours: measured.at(-1).took / 1_000,
    limit: (everyPairOf1000 * 100) / 1_000,
    unit: 's',
    detail: detail.join('; '),
  };
}
