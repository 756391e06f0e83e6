// A page of twenty questions: the kilobytes of its scripts as a server that compresses sends them, and over 400 kbps with half a
// second to and fro, when its last question can be answered. What is typed before the scripts have come must still be there.
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findBrowser } from '../testing/find-browser.mjs';
import { addAskedParties } from './asked-parties.mjs';
import { cookiesOf, SLUG, startApplication } from './application.mjs';
import { median } from './load.mjs';
import { askTwentyQuestions } from './twenty-questions.mjs';

export const name = 'survey-page';
export const direction = 'at most';
export const target = 1;

const MOST_KILOBYTES = 190;
const BYTES_PER_SECOND = 400_000 / 8;
const LATENCY_MS = 500;
const ROUNDS = 3;
const TYPED = 'Typed before the scripts came';

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run() {
  const { environment, origin, stop } = await startApplication();
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    await askTwentyQuestions(environment, SLUG);
    const writers = await addAskedParties(environment.DATABASE_OWNER_URL, SLUG, 1, ROUNDS + 2);
    const [first, ...others] = await cookiesOf(
      environment,
      writers.map(({ accountId }) => accountId),
    );
    const kilobytes = await weigh(browser, origin, first);
    const rounds = [];
    for (const cookie of others) rounds.push(await visit(browser, origin, cookie));
    const [bytes, seconds] = [median(rounds.map((round) => round.bytes)), median(rounds.map((round) => round.seconds))];
    return {
      ...{ ours: kilobytes, limit: MOST_KILOBYTES, unit: 'kB of JavaScript' },
      detail: `the last of twenty questions can be answered after ${seconds.toFixed(1)} s at 400 kbps; ${(bytes / 1024).toFixed(0)} kB in all, which the link needs ${(bytes / BYTES_PER_SECOND).toFixed(1)} s for`,
    };
  } finally {
    await browser.close();
    await stop();
  }
}

async function open(browser, origin, cookie) {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 390, height: 844 } });
  const [name, ...value] = cookie.split('=');
  await context.addCookies([{ name, value: value.join('='), url: origin }]);
  return { context, page: await context.newPage() };
}

/** Kilobytes of all scripts that the page loads, as a server that compresses with gzip sends them. */
async function weigh(browser, origin, cookie) {
  const { context, page } = await open(browser, origin, cookie);
  const scripts = [];
  page.on('response', (response) => {
    if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.push(response.body());
  });
  await page.goto(`/en/meetings/${SLUG}/survey`, { waitUntil: 'networkidle' });
  const weight = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0) / 1024;
  await context.close();
  return weight;
}

/** Opens the page with an empty cache and types into its last question as soon as that is there. */
async function visit(browser, origin, cookie) {
  const { context, page } = await open(browser, origin, cookie);
  try {
    const link = await context.newCDPSession(page);
    await link.send('Network.enable');
    await link.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: LATENCY_MS },
      ...{ downloadThroughput: BYTES_PER_SECOND, uploadThroughput: BYTES_PER_SECOND },
    });
    let bytes = 0;
    link.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const begun = performance.now();
    await page.goto(`/en/meetings/${SLUG}/survey`, { waitUntil: 'commit', timeout: 60_000 });
    const field = page.getByRole('main').locator('textarea').last();
    await page.locator('textarea[name="answers.text-2.text"]').waitFor({ timeout: 60_000 });
    await field.fill(TYPED, { timeout: 60_000 });
    const seconds = (performance.now() - begun) / 1000;
    await page.waitForLoadState('networkidle', { timeout: 60_000 });
    if ((await field.inputValue()) !== TYPED) throw new Error('What was typed before the scripts came is lost.');
    const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    return { seconds: Math.max(seconds, painted / 1000), bytes };
  } finally {
    await context.close();
  }
}
