// A search over ten thousand documents of one meeting, against the same statement sent by pg alone.
import { runTypeScript } from '../machine/typescript.mjs';
import { SLUG, startApplication } from './application.mjs';
import { addManyDocuments } from './many-documents.mjs';

export const name = 'document-search';
export const direction = 'at most';
export const target = 1.5;

const DOCUMENTS = 10_000;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} of the search where the ratio is worst */
export async function run() {
  const { environment, stop } = await startApplication();
  try {
    await addManyDocuments(environment.DATABASE_OWNER_URL, SLUG, DOCUMENTS);
    const said = await runTypeScript('scripts/bench/document-search-reads.ts', [SLUG], environment);
    const searches = JSON.parse(said.trim().split('\n').at(-1));
    const [worst] = searches.toSorted((a, b) => b.ours / b.limit - a.ours / a.limit);
    const detail = searches
      .map(({ q, total, ours, limit }) => `"${q}" (${total} files): ${ours.toFixed(0)} beside ${limit.toFixed(0)} ms`)
      .join(', ');
    return { ours: worst.ours, limit: worst.limit, unit: 'ms', detail };
  } finally {
    await stop();
  }
}
