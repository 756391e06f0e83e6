// Registrations handed in to a meeting of a hundred and of a million: the size may not be felt.
import { cookiesOf, SLUG, startApplication } from './application.mjs';
import { makeDelegates } from './delegates.mjs';
import { isSaved, registrationPost } from './form-post.mjs';
import { median, rate } from './load.mjs';
import { addManyRegistrations } from './many-registrations.mjs';

export const name = 'register-flat';
export const direction = 'at least';
export const target = 0.8;

const MANY = 1_000_000;
const STEP = 250_000;
const ROUNDS = 4;
const PERSONS = 60;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} `ours` is with the million, `limit` without */
export async function run() {
  const { environment, origin, stop } = await startApplication();
  try {
    const groups = await makeDelegates(environment.DATABASE_OWNER_URL, SLUG, Array(2 * (ROUNDS + 1)).fill(PERSONS));
    const limit = await measure(environment, origin, groups.slice(ROUNDS + 1));
    for (let from = 1; from <= MANY; from += STEP)
      await addManyRegistrations(environment.DATABASE_OWNER_URL, SLUG, from, from + STEP);
    const ours = await measure(environment, origin, groups.slice(0, ROUNDS + 1));
    return { ours, limit, unit: 'registrations/s', detail: `${MANY} registrations in the same meeting` };
  } finally {
    await stop();
  }
}

/** Registrations per second, each by somebody else, the first round left out. */
async function measure(environment, origin, groups) {
  const rates = [];
  for (const delegates of groups) {
    const accounts = delegates.map(({ accountId }) => accountId);
    const cookies = await cookiesOf(environment, accounts);
    const calls = delegates.map((delegate, index) => registrationPost(origin, delegate, cookies[index]));
    rates.push(await rate(origin, calls, { isGood: isSaved }));
  }
  return median(rates.slice(1));
}
