// Registrations handed in, against forms handed in to the same framework that keeps nothing of them.
import { cookiesOf, SLUG } from './application.mjs';
import { besideBare } from './beside-bare.mjs';
import { makeDelegates } from './delegates.mjs';
import { actionOf, formPost, isSaved, registrationPage, registrationPost } from './form-post.mjs';
import { median, rate } from './load.mjs';

export const name = 'register';
export const direction = 'at least';
export const target = 0.4;

const ROUNDS = 7;
const WARM = 3;
const PERSONS = 60;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export const run = () => besideBare(compare);

async function compare({ environment, origin }, bare) {
  const groups = await makeDelegates(environment.DATABASE_OWNER_URL, SLUG, Array(WARM + ROUNDS).fill(PERSONS));
  const empty = formPost(actionOf(bare.build, 'save', 'app/form/save.js'), {
    origin: bare.origin,
    path: '/form',
    fields: { name: 'Bench' },
  });
  const measured = { ours: [], bare: [] };
  // In turns, so that whatever else the machine does meets both; the first rounds warm up.
  for (const [round, delegates] of groups.entries()) {
    const cookies = await cookiesOf(
      environment,
      delegates.map(({ accountId }) => accountId),
    );
    const calls = delegates.map((delegate, index) => registrationPost(origin, delegate, cookies[index]));
    const pages = delegates.map((delegate, index) => registrationPage(delegate, cookies[index]));
    await rate(origin, pages, { isGood: ({ status }) => status === 200 });
    const limit = await rate(bare.origin, Array(PERSONS * 3).fill(empty), { isGood: isSaved });
    const ours = await rate(origin, calls, { isGood: isSaved });
    if (round >= WARM) {
      measured.ours.push(ours);
      measured.bare.push(limit);
    }
  }
  return {
    ours: median(measured.ours),
    limit: median(measured.bare),
    unit: 'forms/s',
    detail: `${PERSONS} persons in each of ${ROUNDS} rounds, 8 at a time`,
  };
}
