// The registration form over 400 kbps with half a second to and fro: when its first field is seen and can be filled in, against the time
// that the link needs for all the bytes of the page. What is typed before the scripts have come must still be there afterwards.
import { chromium } from '@playwright/test';
import { findBrowser } from '../testing/find-browser.mjs';
import { cookiesOf, SLUG, startApplication } from './application.mjs';
import { makeDelegates } from './delegates.mjs';
import { median } from './load.mjs';

export const name = 'slow-link';
export const direction = 'at most';
export const target = 0.5;

const BYTES_PER_SECOND = 400_000 / 8;
const LATENCY_MS = 500;
const ROUNDS = 3;
const TYPED = 'Typed before the scripts came';

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run() {
  const { environment, origin, stop } = await startApplication();
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: isRoot ? ['--no-sandbox'] : [],
  });
  try {
    const [delegates] = await makeDelegates(environment.DATABASE_OWNER_URL, SLUG, [ROUNDS]);
    const cookies = await cookiesOf(
      environment,
      delegates.map(({ accountId }) => accountId),
    );
    const rounds = [];
    for (const [round, { registrationId }] of delegates.entries())
      rounds.push(await visit(browser, origin, `/en/meetings/${SLUG}/registration/${registrationId}`, cookies[round]));
    const bytes = median(rounds.map((round) => round.bytes));
    const seconds = median(rounds.map((round) => round.seconds));
    return {
      ours: seconds,
      limit: bytes / BYTES_PER_SECOND,
      unit: 's',
      detail: `${(bytes / 1024).toFixed(0)} kB in all, an empty cache`,
    };
  } finally {
    await browser.close();
    await stop();
  }
}

/** Opens the form with an empty cache. */
async function visit(browser, origin, path, cookie) {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 390, height: 844 } });
  try {
    const [name, ...value] = cookie.split('=');
    await context.addCookies([{ name, value: value.join('='), url: origin }]);
    const page = await context.newPage();
    const link = await context.newCDPSession(page);
    await link.send('Network.enable');
    await link.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY_MS,
      downloadThroughput: BYTES_PER_SECOND,
      uploadThroughput: BYTES_PER_SECOND,
    });
    let bytes = 0;
    link.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const begun = performance.now();
    await page.goto(path, { waitUntil: 'commit', timeout: 60_000 });
    const field = page.getByRole('main').locator('input[name="surname"]');
    await field.fill(TYPED, { timeout: 60_000 });
    const seconds = (performance.now() - begun) / 1000;
    await page.waitForLoadState('networkidle', { timeout: 60_000 });
    if ((await field.inputValue()) !== TYPED) throw new Error('What was typed before the scripts came is lost.');
    // A field that is there but not painted yet, because the style is still on its way, is no use to anybody.
    const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    return { seconds: Math.max(seconds, painted / 1000), bytes };
  } finally {
    await context.close();
  }
}
