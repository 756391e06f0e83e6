// The database goes away and comes back: what readers are told meanwhile, how soon, and that nobody has to restart anything.
import en from '../lib/i18n/messages/en/away.json';
import es from '../lib/i18n/messages/es/away.json';
import fr from '../lib/i18n/messages/fr/away.json';
import { freePort } from '../scripts/machine/ports.mjs';
import { startWebServer } from '../scripts/start/web-server.mjs';
import { expect, test as base } from './fixtures';
import { startRelay, type Relay } from './relay';

type Application = { relay: Relay; address: string };

/** An application of its own for this file, whose database can be taken away without the other journeys noticing. */
const test = base.extend<object, { application: Application }>({
  application: [
    async ({}, use) => {
      const relay = await startRelay(process.env.DATABASE_URL ?? '');
      const port = String(await freePort());
      const address = `http://localhost:${port}`;
      const own = { DATABASE_URL: relay.url, PARLEY_BASE_URL: address, HOST: '127.0.0.1', PORT: port };
      const web = startWebServer({ ...(process.env as Record<string, string>), ...own });
      expect(await web.answers()).toBe(true);
      await use({ relay, address });
      await web.stop();
      await relay.close();
    },
    { scope: 'worker' },
  ],
});

/** Status, text and milliseconds of a request. */
async function ask(address: string, init: RequestInit = {}) {
  const begun = performance.now();
  const response = await fetch(address, { redirect: 'manual', ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, milliseconds: performance.now() - begun };
}

const promised = 2_000;
const back = { timeout: 5_000, intervals: [100] };

for (const state of ['refusing', 'silent'] as const) {
  test(`a database that is ${state}: 503 in the reader's language at once, and back by itself`, async ({
    application: { relay, address },
  }) => {
    await expect.poll(async () => (await ask(`${address}/fr`)).status, back).toBe(200);
    await relay.become(state);
    for (const [locale, words] of Object.entries({ fr, en, es })) {
      const page = await ask(`${address}/${locale}/directory`);
      expect(page.status).toBe(503);
      expect(page.milliseconds).toBeLessThan(promised);
      expect(page.text).toContain(`<html lang="${locale}"`);
      expect(page.text).toContain(words.title);
      expect(page.text).toContain(words.retry);
      expect(page.headers.get('retry-after')).toBe('5');
      expect(page.headers.get('cache-control')).toBe('private, no-store');
    }
    const sent = await ask(`${address}/es/sign-in`, { method: 'POST', body: 'email=a' });
    expect(sent.status).toBe(503);
    expect(sent.text).toContain(es.sent);
    expect(sent.text).not.toContain('http-equiv="refresh"');
    for (const path of ['/api/v1/mechanisms', '/api/health']) {
      const answer = await ask(`${address}${path}`);
      expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 503, '5']);
    }
    // The proxy leaves this one alone.
    const room = await ask(`${address}/api/meetings/any/room`, {
      method: 'POST',
      body: '{}',
      headers: { origin: address },
    });
    expect([room.status, room.headers.get('retry-after')]).toEqual([503, '5']);
    await relay.become('open');
    await expect.poll(async () => (await ask(`${address}/fr/directory`)).status, back).toBe(200);
    await expect.poll(async () => (await ask(`${address}/api/health`)).status, back).toBe(200);
  });
}

test('a page that was open while the database was away shows itself again without being asked', async ({
  application: { relay, address },
  page,
}) => {
  await relay.become('refusing');
  await page.goto(`${address}/fr`);
  await expect(page.getByRole('heading', { name: fr.title })).toBeVisible();
  await relay.become('open');
  await expect(page.getByRole('heading', { name: fr.title })).toHaveCount(0);
  await expect(page.getByRole('main')).toBeVisible();
});
