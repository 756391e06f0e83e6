// The two pages people see first after signing in, against a page of the same framework that does nothing at all.
import { cookiesOf, sampleAccount, SLUG } from './application.mjs';
import { besideBare } from './beside-bare.mjs';
import { median, rate } from './load.mjs';

export const name = 'signed-in-page';
export const direction = 'at least';
export const target = 0.5;

const ROUNDS = 5;
const REQUESTS = 120;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} `ours` is the slower of the two pages */
export const run = () => besideBare(compare);

async function compare({ environment, origin }, bare) {
  const [cookie] = await cookiesOf(environment, [await sampleAccount(environment, 'organiser')]);
  const pages = { desk: `/en/manage/${SLUG}`, work: '/en/work' };
  const measured = { bare: [], desk: [], work: [] };
  const isGood = ({ status, text }) => status === 200 && text.includes('</html>');
  const repeat = (path, headers = {}, count = REQUESTS) => Array.from({ length: count }, () => ({ path, headers }));
  // In turns, so that whatever else the machine does meets all of them; the first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const once = { bare: await rate(bare.origin, repeat('/', {}, REQUESTS * 3), { isGood }) };
    for (const [page, path] of Object.entries(pages))
      once[page] = await rate(origin, repeat(path, { cookie }), { isGood });
    if (round > 0) for (const [page, value] of Object.entries(once)) measured[page].push(value);
  }
  const [limit, desk, work] = [median(measured.bare), median(measured.desk), median(measured.work)];
  return {
    ours: Math.min(desk, work),
    limit,
    unit: 'pages/s',
    detail: `desk ${desk.toFixed(0)}, work ${work.toFixed(0)}, bare page ${limit.toFixed(0)}`,
  };
}
