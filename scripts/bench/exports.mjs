import { runTypeScript } from '../machine/typescript.mjs';
import { SLUG, startApplication } from './application.mjs';
import { addManyRegistrations } from './many-registrations.mjs';

const SIZES = [10_000, 100_000];

let measured;

/**
 * Fills the meeting step by step and exports everybody at each size; measured once for all benches that ask.
 * @returns {Promise<{ rows: number, csv: number, json: number, copy: number, preparing: number, heldMegabytes: number, bytes: number }[]>}
 *   times in milliseconds
 */
export function measureExports() {
  measured ??= measure();
  return measured;
}

async function measure() {
  const { environment, stop } = await startApplication();
  try {
    const results = [];
    let loaded = 0;
    for (const size of SIZES) {
      await addManyRegistrations(environment.DATABASE_OWNER_URL, SLUG, loaded + 1, size + 1);
      loaded = size;
      const said = await runTypeScript('scripts/bench/export-reads.ts', [SLUG], environment);
      results.push(JSON.parse(said.trim().split('\n').at(-1)));
    }
    return results;
  } finally {
    await stop();
  }
}
