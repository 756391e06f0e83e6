import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { one, sessionCookie, visit, type Kind } from './actors';
import { ask } from './ask';

const home = 'grcp-next';
const finished = 'grcp7';

/** One of every kind of answer the application gives. */
const answers: Record<string, { path: string; kind?: Kind; isPage?: boolean; isPrivate?: boolean }> = {
  'a public page': { path: '/en/directory', isPage: true },
  'a page of a meeting': { path: `/fr/meetings/${finished}`, isPage: true },
  'a page for one person': { path: '/en/work', kind: 'delegate', isPage: true, isPrivate: true },
  'a page of the secretariat': {
    path: `/en/manage/${home}/registrations`,
    kind: 'staff',
    isPage: true,
    isPrivate: true,
  },
  'a page that is not there': { path: '/en/no/such/page', isPage: true },
  'a page that is not there, without a language': { path: '/no-such-page', isPage: true },
  'a redirect to the sign-in': { path: '/en/work', isPage: true },
  'the data of a page': { path: '/en/work?_rsc', kind: 'delegate', isPage: true, isPrivate: true },
  'the opening of a mailed link': { path: '/en/sign-in/open?t=made-up', isPage: true },
  'the health of the server': { path: '/api/health' },
  'the directory as data': { path: '/api/v1/mechanisms' },
  'wrong data asked for': { path: '/api/v1/mechanisms?kind=none-such' },
  'an interface that is not there': { path: '/api/none/such' },
  'a published file': { path: `/api/meetings/${finished}/highlights?format=json` },
  'a file of figures': { path: `/api/meetings/${home}/results.csv`, kind: 'organiser', isPrivate: true },
  'a file that is not there': { path: `/api/meetings/no-meeting/results.csv` },
  'a script that is not there': { path: '/_next/static/chunks/none.js' },
  'a picture': { path: '/icon.svg' },
};

for (const [what, { path, kind = 'anonymous', isPage = false, isPrivate = false }] of Object.entries(answers)) {
  test(`${what} carries the security headers`, async () => {
    const { headers } = await visit(kind, home);
    const response = await ask(path, { ...headers, ...(path.includes('_rsc') ? { rsc: '1' } : {}) });
    await response.body?.cancel();
    const header = (name: string) => response.headers.get(name) ?? '';
    expect(header('x-content-type-options')).toBe('nosniff');
    expect(header('referrer-policy')).toBe('same-origin');
    expect(header('x-frame-options')).toBe('DENY');
    expect(header('cross-origin-opener-policy')).toBe('same-origin');
    expect(header('permissions-policy')).toContain('camera=()');
    expect(header('x-powered-by')).toBe('');
    const policy = header('content-security-policy');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    if (isPage) expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'(;|$)/);
    else expect(policy).toMatch(/default-src 'none'/);
    if (isPrivate || isPage) expect(header('cache-control')).toMatch(/no-store/);
    expect(header('cache-control')).not.toMatch(/\bs-maxage|\bpublic\b.*max-age=[1-9](?!.*immutable)/);
  });
}

test('the door alone may use the camera, and beside it the rooms alone have a worker', async () => {
  const { headers } = await visit('door', home);
  const [door, desk] = [await ask(`/en/manage/${home}/door`, headers), await ask('/en/work', headers)];
  const policies = ({ headers: said }: Response) => [
    said.get('permissions-policy')?.split(',')[0],
    /worker-src [^;]+/.exec(said.get('content-security-policy') ?? '')?.[0],
  ];
  expect(policies(door)).toEqual(['camera=(self)', "worker-src 'self'"]);
  expect(policies(desk)).toEqual(['camera=()', "worker-src 'none'"]);
  const room = await ask(`/en/meetings/${home}/groups/AFR`, headers);
  expect(policies(room)).toEqual(['camera=()', "worker-src 'self'"]);
});

test('the nonce is a new one for each page, and every script of the page has it', async () => {
  const nonces = new Set<string>();
  for (let time = 0; time < 3; time += 1) {
    const response = await ask('/en/directory', {
      'x-nonce': 'mine',
      'content-security-policy': "script-src 'nonce-mine'",
    });
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    const html = await response.text();
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(html).not.toMatch(/<[a-z][^>]*\son[a-z]+=/i);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
  expect(nonces.has('mine')).toBe(false);
});

test('public data set no cookie and read none', async () => {
  const { headers } = await visit('administrator', home);
  for (const path of [
    '/api/v1/mechanisms',
    '/api/v1/mechanisms/rcm',
    '/api/v1/meetings',
    '/api/v1/meetings/grcp7',
    '/api/v1/openapi',
  ]) {
    const [plain, signedIn] = [await ask(path), await ask(path, headers)];
    for (const response of [plain, signedIn]) {
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
      expect(response.headers.get('vary') ?? '').not.toMatch(/cookie/i);
    }
    expect(await signedIn.text()).toBe(await plain.text());
  }
});

test('the session cookie is for this server only and out of reach of scripts', async ({ page }) => {
  await page.goto('/en/sign-in');
  await page.getByRole('button', { name: /Delfina Delegado/ }).click();
  await expect(page).toHaveURL('/en/work');
  const cookie = (await page.context().cookies()).find(({ name }) => name === sessionCookie);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await page.evaluate(() => document.cookie)).not.toContain('session');
});

/** Collects the scripts a page loads from now on; `weigh` says their kilobytes as a server that compresses with gzip sends them. */
function scale(page: Page) {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (/javascript/.test(response.headers()['content-type'] ?? '')) bodies.push(response.body());
  });
  const weigh = async () => (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0) / 1024;
  return { weigh, count: () => bodies.length };
}

test.describe('the weight of scripts', () => {
  const publicPages = [
    '/en',
    '/en/directory',
    '/en/directory/rcm',
    '/en/figures',
    '/en/pictures/map',
    '/en/editions',
    `/en/meetings/${finished}`,
    `/en/meetings/${finished}/highlights`,
    `/en/meetings/${finished}/results`,
  ];
  /** `checks`: the form loads its checks at the first touch; they count too. */
  const formPages: { path: string | (() => Promise<string>); kind: Kind; checks?: boolean }[] = [
    { path: '/en/sign-in', kind: 'anonymous' },
    { path: ownRegistration, kind: 'delegate', checks: true },
    // Its checks are the server's: nothing more is loaded when it is filled in.
    { path: async () => `${await ownRegistration()}/forms/registration`, kind: 'delegate' },
    { path: `/en/manage/${home}/forms/registration?item=statement`, kind: 'organiser' },
    { path: `/en/meetings/${home}/survey`, kind: 'delegate' },
    { path: `/en/meetings/${home}/groups/afr`, kind: 'facilitator' },
    { path: '/en/manage/new', kind: 'staff', checks: true },
    { path: `/en/manage/${home}/invitations`, kind: 'organiser' },
    { path: `/en/manage/${home}/registrations`, kind: 'organiser' },
  ];

  async function ownRegistration(): Promise<string> {
    const { id } = await one<{ id: string }>(
      `SELECT r.id FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId" JOIN "AccountPerson" ap ON ap."personId" = r."personId"
       JOIN "Account" a ON a.id = ap."accountId" WHERE m.slug = $1 AND a.email = 'delegate@sample.example.org'`,
      [home],
    );
    return `/en/meetings/${home}/registration/${id}`;
  }

  for (const path of publicPages) {
    test(`${path}: at most 150 kB`, async ({ page }) => {
      const { weigh } = scale(page);
      await page.goto(path, { waitUntil: 'networkidle' });
      const weight = await weigh();
      console.log(`${path}: ${weight.toFixed(1)} kB of JavaScript, compressed`);
      expect(weight).toBeGreaterThan(50);
      expect(weight).toBeLessThanOrEqual(150);
    });
  }

  for (const { path, kind, checks = false } of formPages) {
    test(`${typeof path === 'string' ? path : path === ownRegistration ? 'the registration form' : 'a further form'}: at most 190 kB`, async ({
      page,
      context,
      baseURL,
    }) => {
      const { token } = await visit(kind, home);
      if (token) await context.addCookies([{ name: sessionCookie, value: token, url: baseURL ?? '' }]);
      const address = typeof path === 'string' ? path : await path();
      const { weigh, count } = scale(page);
      await page.goto(address, { waitUntil: 'networkidle' });
      const before = count();
      if (checks) {
        await page.getByRole('main').getByRole('textbox').first().focus();
        await expect.poll(count).toBeGreaterThan(before + 1);
      }
      const weight = await weigh();
      console.log(`${address}: ${weight.toFixed(1)} kB of JavaScript, compressed`);
      expect(weight).toBeLessThanOrEqual(190);
    });
  }
});
