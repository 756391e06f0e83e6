import { expect, test } from '@playwright/test';
import { ask } from './ask';

const files: Record<string, { type: string; begins: RegExp }> = {
  '/robots.txt': { type: 'text/plain', begins: /^User-Agent: \*\nAllow: \/\nDisallow: \/api\// },
  '/sitemap.xml': { type: 'application/xml', begins: /<loc>http[^<]+\/fr\/pictures\/map<\/loc>/ },
  '/favicon.ico': { type: 'image/x-icon', begins: /^\0\0\x01\0/ },
  '/apple-icon.png': { type: 'image/png', begins: /^.PNG/ },
  '/icon.svg': { type: 'image/svg+xml', begins: /^<svg/ },
};

for (const [path, { type, begins }] of Object.entries(files))
  test(`${path}, which browsers and search engines ask for unasked, is there`, async () => {
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toMatch(begins);
  });

// The file's name is not taken for a language: nothing is rendered, so nothing can go wrong while rendering.
for (const path of [
  '/foo.txt',
  '/apple-touch-icon.png',
  '/.well-known/security.txt',
  '/icon.svg/more',
  '/iconXsvg.php',
])
  test(`${path}, which is not there, is plainly not found`, async () => {
    const response = await ask(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('Not found\n');
  });

test('an address that only looks like a file of the framework or of the icon is not found without an error', async () => {
  for (const path of ['/_next/foo.txt', '/_next']) {
    const response = await ask(path);
    expect([path, response.status]).toEqual([path, path === '/_next' ? 307 : 404]);
    expect(await response.text()).not.toContain('NEXT_REDIRECT');
  }
  const named = await ask('/iconXsvg');
  expect([named.status, named.headers.get('location')]).toEqual([307, expect.stringMatching(/\/en\/iconXsvg$/)]);
});
