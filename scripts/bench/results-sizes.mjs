import { runTypeScript } from '../machine/typescript.mjs';
import { addAskedParties, submitAnswers } from './asked-parties.mjs';
import { cookiesOf, sampleAccount, SLUG, startApplication } from './application.mjs';
import http from 'node:http';
import { median, send } from './load.mjs';
import { askTwentyQuestions, questions } from './twenty-questions.mjs';

/** Answers to twenty questions each. */
const SIZES = [1_000, 100_000, 1_000_000];
const ROUNDS = 5;

let measured;

/**
 * Fills the survey step by step and reads its results at each size; measured once for all benches that ask.
 * @returns {Promise<{ answers: number, reads: Record<'sealing' | 'sql' | 'page' | 'table' | 'live', number>, pages: Record<string, number> }[]>}
 *   milliseconds: of the reads without HTTP, and of whole pages
 */
export function measureResults() {
  measured ??= measure();
  return measured;
}

async function measure() {
  const { environment, origin, stop } = await startApplication();
  try {
    await askTwentyQuestions(environment, SLUG);
    const [cookie] = await cookiesOf(environment, [await sampleAccount(environment, 'administrator')]);
    const sizes = [];
    let parties = 0;
    for (const answers of SIZES) {
      const all = answers / questions.length;
      await addAskedParties(environment.DATABASE_OWNER_URL, SLUG, parties + 1, all + 1);
      await submitAnswers(environment.DATABASE_OWNER_URL, SLUG, { from: parties + 1, to: all + 1, questions });
      parties = all;
      const said = await runTypeScript('scripts/bench/results-reads.ts', [SLUG], environment);
      sizes.push({
        answers,
        reads: JSON.parse(said.trim().split('\n').at(-1)),
        pages: await timePages(origin, cookie),
      });
    }
    return sizes;
  } finally {
    await stop();
  }
}

const meeting = `/meetings/${SLUG}`;
const pages = {
  results: `/en${meeting}/results`,
  table: `/en${meeting}/results/table?rows=single-1&columns=multiple-1`,
  csv: `/api${meeting}/results.csv?locale=en`,
  chart: `/api${meeting}/charts/heat.svg?question=ranking-1&locale=en`,
};

async function timePages(origin, cookie) {
  const agent = new http.Agent({ keepAlive: true });
  const times = {};
  for (const [name, path] of Object.entries(pages)) {
    const rounds = [];
    // The first round reads what is kept from then on.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const begun = performance.now();
      const { status, text } = await send(agent, origin, { path, headers: { cookie } });
      if (status !== 200) throw new Error(`${path} answered ${status}: ${text.slice(0, 200)}`);
      if (round > 0) rounds.push(performance.now() - begun);
    }
    times[name] = median(rounds);
  }
  agent.destroy();
  return times;
}
