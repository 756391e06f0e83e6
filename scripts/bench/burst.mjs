// A crowd that hands in at the same moment, against the same number of people a few at a time: nobody may be sent away, and
// the queue may not cost more than it holds.
import { cookiesOf, SLUG, startApplication } from './application.mjs';
import { makeDelegates } from './delegates.mjs';
import { isSaved, registrationPost } from './form-post.mjs';
import { median, rate } from './load.mjs';

export const name = 'burst';
export const direction = 'at least';
export const target = 0.8;

const ROUNDS = 3;
const PERSONS = 200;
const FEW = 8;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run() {
  const { environment, origin, stop } = await startApplication();
  try {
    const groups = await makeDelegates(environment.DATABASE_OWNER_URL, SLUG, Array(2 * ROUNDS + 1).fill(PERSONS));
    const measured = { few: [], crowd: [] };
    // In turns, so that whatever else the machine does meets both; the first group warms up.
    for (const [turn, delegates] of groups.entries()) {
      const accounts = delegates.map(({ accountId }) => accountId);
      const cookies = await cookiesOf(environment, accounts);
      const calls = delegates.map((delegate, index) => registrationPost(origin, delegate, cookies[index]));
      const isCrowd = turn % 2 === 1;
      const value = await rate(origin, calls, { connections: isCrowd ? PERSONS : FEW, isGood: isSaved });
      if (turn > 0) measured[isCrowd ? 'crowd' : 'few'].push(value);
    }
    return {
      ours: median(measured.crowd),
      limit: median(measured.few),
      unit: 'registrations/s',
      detail: `${PERSONS} at once against ${FEW} at a time; every one of them taken`,
    };
  } finally {
    await stop();
  }
}
