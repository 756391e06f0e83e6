// How often a signed-in page asks the database, who is asking and for which meeting included.
import http from 'node:http';
import { cookiesOf, sampleAccount, SLUG, startApplication } from './application.mjs';
import { send } from './load.mjs';
import { startStatementCounter } from './statement-counter.mjs';

export const name = 'page-statements';
export const direction = 'at most';
export const target = 1;

/** The budget of a page. */
const BUDGET = 12;
const PAGES = {
  organiser: [
    '',
    '/invitations',
    '/delegations',
    '/registrations',
    '/forms',
    '/forms/registration',
    '/forms/registration/preview',
    '/survey',
    '/groups',
    '/recommendations',
    '/plenary',
    '/highlights',
    '/messages',
    '/audit',
    '/edit',
  ].map((rest) => `/en/manage/${SLUG}${rest}`),
  delegate: [
    '',
    '/delegation',
    '/survey',
    '/groups',
    '/groups/afr',
    '/recommendations',
    '/plenary',
    '/participants',
    '/results',
  ]
    .map((rest) => `/en/meetings/${SLUG}${rest}`)
    .concat('/en/work'),
};

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} `ours` is the page that asks most */
export async function run() {
  let counter;
  const { environment, origin, stop } = await startApplication(async (given) => {
    counter = await startStatementCounter(given.DATABASE_URL);
    return { ...given, DATABASE_URL: counter.url };
  });
  const agent = new http.Agent({ keepAlive: true });
  try {
    const counts = [];
    for (const [kind, paths] of Object.entries(PAGES)) {
      const [cookie] = await cookiesOf(environment, [await sampleAccount(environment, kind)]);
      for (const path of paths) {
        const before = counter.count();
        const { status } = await send(agent, origin, { path, headers: { cookie } });
        if (status !== 200) throw new Error(`${path} answered ${status}`);
        counts.push({ path, statements: counter.count() - before });
      }
    }
    const worst = counts.toSorted((a, b) => b.statements - a.statements);
    const detail = worst
      .slice(0, 8)
      .map(({ path, statements }) => `${path} ${statements}`)
      .join(', ');
    return { ours: worst[0].statements, limit: BUDGET, unit: 'statements', detail };
  } finally {
    agent.destroy();
    await stop();
    counter?.close();
  }
}
