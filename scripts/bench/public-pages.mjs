// What everybody reads without signing in, each against the least of its kind that the framework can do: pages against a page of
// one line, JSON against an answer of one value, and the Highlights, which do not change once they are published, against a page of
// one line that was rendered when the application was built.
import { SLUG } from './application.mjs';
import { besideBare } from './beside-bare.mjs';
import { median, rate } from './load.mjs';

export const name = 'public-pages';
export const direction = 'at least';
export const target = 0.8;

const ROUNDS = 5;
const REQUESTS = 60;

const isPage = ({ status, text }) => status === 200 && text.includes('</html>');
const isData = ({ status, text }) => status === 200 && text.startsWith('{');

/** Addresses of ours, with what each is compared with. */
const KINDS = {
  meeting: { path: '/en/meetings/grcp7', bare: 'page' },
  'next meeting': { path: `/en/meetings/${SLUG}`, bare: 'page' },
  documents: { path: `/en/meetings/${SLUG}/documents`, bare: 'page' },
  mechanism: { path: '/en/directory/midsa', bare: 'page' },
  'fact sheet': { path: '/en/figures?year=2018', bare: 'page' },
  Highlights: { path: '/en/meetings/grcp7/highlights', bare: 'prerendered' },
  'API, mechanisms': { path: '/api/v1/mechanisms', bare: 'data' },
  'API, a mechanism': { path: '/api/v1/mechanisms/midsa', bare: 'data' },
};
const BARE = {
  page: { path: '/', isGood: isPage },
  prerendered: { path: '/prerendered', isGood: isPage },
  data: { path: '/data', isGood: isData },
};

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} of the address where the ratio is worst */
export const run = () => besideBare(compare);

async function compare({ origin }, bare) {
  /**
   * From one network there is a limit of requests a minute: they come from 512, as readers come from many. The addresses are those
   * for measuring (RFC 2544): requests from private ones are not counted, and counting is a part of answering.
   */
  let from = 0;
  const calls = (path, count = REQUESTS) =>
    Array.from({ length: count }, () => ({
      path,
      headers: { 'x-forwarded-for': `198.${18 + (((from += 1) >> 8) & 1)}.${from & 255}.1` },
    }));
  const measured = Object.fromEntries([...Object.keys(KINDS), ...Object.keys(BARE)].map((one) => [one, []]));
  // In turns, so that whatever else the machine does meets all of them; the first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const once = {};
    for (const [kind, { path, isGood }] of Object.entries(BARE))
      once[kind] = await rate(bare.origin, calls(path, REQUESTS * 3), { isGood });
    for (const [kind, { path, bare: of }] of Object.entries(KINDS))
      once[kind] = await rate(origin, calls(path), { isGood: BARE[of].isGood });
    if (round > 0) for (const [kind, value] of Object.entries(once)) measured[kind].push(value);
  }
  const rows = Object.entries(KINDS).map(([kind, { bare: of }]) => ({
    kind,
    ours: median(measured[kind]),
    limit: median(measured[of]),
  }));
  const [worst] = rows.toSorted((a, b) => a.ours / a.limit - b.ours / b.limit);
  const detail = rows
    .map(({ kind, ours, limit }) => `${kind} ${ours.toFixed(0)} of ${limit.toFixed(0)} (${(ours / limit).toFixed(2)})`)
    .join(', ');
  return { ours: worst.ours, limit: worst.limit, unit: 'answers/s', detail };
}
