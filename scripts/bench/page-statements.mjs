// How often a signed-in page asks the database, who is asking and for which meeting included.
import http from 'node:http';
import { cookiesOf, sampleAccount, SLUG, startApplication } from './application.mjs';
import { send } from './load.mjs';
import { withClient } from '../postgres/connect.mjs';
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
    '/survey/questionnaire',
    '/survey/coding',
    '/funding',
    '/papers',
    '/exports',
    '/groups',
    '/recommendations',
    '/recommendations?general=GENERAL',
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
    '/groups/AFR',
    '/groups/AFR/report',
    '/recommendations',
    '/recommendations/REGIONAL',
    '/recommendations/GENERAL',
    '/plenary',
    '/plenary/GENERAL',
    '/plenary/record',
    '/participants',
    '/results',
    '/highlights',
    '/chain',
  ]
    .map((rest) => `/en/meetings/${SLUG}${rest}`)
    .concat('/en/work'),
};

/** One recommendation of the sample of each kind, by the word that stands for it in the addresses above. */
async function sampleRecommendations(url) {
  const { rows } = await withClient(url, (client) =>
    client.query(
      `SELECT DISTINCT ON (r.level) r.level::text, r.id FROM "Recommendation" r JOIN "Meeting" m ON m.id = r."meetingId"
       LEFT JOIN "PlenaryItem" p ON p."recommendationId" = r.id
       WHERE m.slug = $1 AND r.status <> 'DRAFT' ORDER BY r.level, p.position NULLS LAST, r.id`,
      [SLUG],
    ),
  );
  return rows;
}

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
    const recommendations = await sampleRecommendations(environment.DATABASE_OWNER_URL);
    for (const [kind, paths] of Object.entries(PAGES)) {
      const [cookie] = await cookiesOf(environment, [await sampleAccount(environment, kind)]);
      for (const pattern of paths) {
        const path = recommendations.reduce((made, { level, id }) => made.replace(level, id), pattern);
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
