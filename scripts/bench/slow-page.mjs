import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findBrowser } from '../testing/find-browser.mjs';
import { startApplication } from './application.mjs';
import { median } from './load.mjs';

export const BYTES_PER_SECOND = 400_000 / 8;
const LATENCY_MS = 500;
const TYPED = 'Typed before the scripts came';

/**
 * Starts the application and a browser for pages that are opened over a slow link, and ends both.
 * @template T
 * @param {(started: { browser: import('@playwright/test').Browser, environment: Record<string, string>, origin: string }) => Promise<T>} measure
 */
export async function withSlowBrowser(measure) {
  const { environment, origin, stop } = await startApplication();
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    return await measure({ browser, environment, origin });
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

/** Kilobytes of all scripts that a page loads, as a server that compresses with gzip sends them. */
export async function weigh(browser, origin, path, cookie) {
  const { context, page } = await open(browser, origin, cookie);
  const scripts = [];
  let last = performance.now();
  page.on('response', (response) => {
    last = performance.now();
    if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.push(response.body());
  });
  // Not "networkidle": a page that follows the server is never idle.
  await page.goto(path, { waitUntil: 'load' });
  await untilQuiet(page, () => last);
  const weight = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0) / 1024;
  await context.close();
  return weight;
}

/**
 * Opens a page with an empty cache over 400 kbps with half a second to and fro, once for each cookie, and types into a field as
 * soon as that is there. What is typed before the scripts have come must still be there afterwards.
 * @param {(page: import('@playwright/test').Page) => import('@playwright/test').Locator} fieldOf
 * @returns {Promise<{ bytes: number, seconds: number }>} medians: of all that was sent, and until the field could be filled in and was seen
 */
export async function openSlowly({ browser, origin }, path, cookies, fieldOf) {
  const rounds = [];
  for (const cookie of cookies) rounds.push(await visit(browser, origin, path, cookie, fieldOf));
  return {
    bytes: median(rounds.map(({ bytes }) => bytes)),
    seconds: median(rounds.map(({ seconds }) => seconds)),
  };
}

async function visit(browser, origin, path, cookie, fieldOf) {
  const { context, page } = await open(browser, origin, cookie);
  try {
    const link = await context.newCDPSession(page);
    await link.send('Network.enable');
    await link.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY_MS,
      downloadThroughput: BYTES_PER_SECOND,
      uploadThroughput: BYTES_PER_SECOND,
    });
    let bytes = 0;
    let last = performance.now();
    link.on('Network.dataReceived', () => (last = performance.now()));
    link.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const begun = performance.now();
    await page.goto(path, { waitUntil: 'commit', timeout: 60_000 });
    const field = fieldOf(page);
    await field.fill(TYPED, { timeout: 60_000 });
    const seconds = (performance.now() - begun) / 1000;
    await page.waitForLoadState('load', { timeout: 60_000 });
    await untilQuiet(page, () => last);
    if ((await field.inputValue()) !== TYPED) throw new Error('What was typed before the scripts came is lost.');
    // A field that is there but not painted yet, because the style is still on its way, is no use to anybody.
    const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    return { seconds: Math.max(seconds, painted / 1000), bytes };
  } finally {
    await context.close();
  }
}

/** Waits until nothing has come for two seconds, however slow the machine is; `lastAt` says when something came last. */
async function untilQuiet(page, lastAt) {
  while (performance.now() - lastAt() < 2_000) await page.waitForTimeout(250);
}
