import { kinds } from './actors';
import { lastCode, lastLink, look } from './database';
import { askForCode, expect, test, typeCode } from './fixtures';

const address = (name: string) => `${name}@sample.example.org`;

type Request = { used: boolean; attempts: number };

/** The last request of an address: whether it was used, and how many codes were tried. */
async function lastRequest(email: string): Promise<Request | undefined> {
  const sql = `SELECT "usedAt" IS NOT NULL AS used, attempts FROM "SignInRequest" WHERE email = $1 ORDER BY "createdAt" DESC LIMIT 1`;
  return (await look<Request>(sql, [email]))[0];
}

async function countSessions(email: string): Promise<number | undefined> {
  const sql = `SELECT count(*)::int AS count FROM "AuthSession" s JOIN "Account" a ON a.id = s."accountId" WHERE a.email = $1`;
  return (await look<{ count: number }>(sql, [email]))[0]?.count;
}

test('a mail scanner that opens the link and presses the button gets no session and uses nothing up', async ({
  open,
}) => {
  const email = address('translator');
  const [asking, scanner] = [await open(), await open()];
  await askForCode(asking, email, 'en');
  const sessions = await countSessions(email);
  const link = await lastLink(email, 'sign-in');

  await scanner.goto(link);
  await expect(scanner.getByRole('heading', { level: 1, name: 'Sign in to Parley' })).toBeVisible();
  await scanner.getByRole('main').getByRole('button').click();
  await expect(scanner.getByRole('main').getByRole('alert')).toBeVisible();
  expect(await scanner.context().cookies()).not.toContainEqual(
    expect.objectContaining({ name: 'next-auth.session-token' }),
  );
  expect(await countSessions(email)).toBe(sessions);
  expect(await lastRequest(email)).toEqual({ used: false, attempts: 0 });

  await asking.goto(link);
  await asking.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(asking).toHaveURL('/en/work');
  expect(await lastRequest(email)).toEqual({ used: true, attempts: 0 });
});

test('no token stays in the address after the first hop, and a used link is over', async ({ open }) => {
  const email = address('screen');
  const page = await open();
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await askForCode(page, email, 'en');
  const link = await lastLink(email, 'sign-in');
  const token = new URL(link).searchParams.get('t') ?? '';
  expect(token.length).toBeGreaterThan(30);

  await page.goto(link);
  await expect(page).toHaveURL('/en/sign-in/link');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL('/en/work');
  expect(addresses.filter((each) => each.includes(token))).toEqual([]);
  expect(await page.evaluate(() => document.referrer)).not.toContain(token);

  await page.goto(link);
  await expect(page.getByText('has been used')).toBeVisible();
});

test('five wrong codes close the request, also for the right one', async ({ open }) => {
  const email = address('observer');
  const page = await open();
  await askForCode(page, email, 'fr');
  const code = page.getByRole('textbox', { name: 'Code à six chiffres' });
  const send = page.getByRole('button', { name: 'Se connecter', exact: true });
  const wrong = (await lastCode(email)) === '111111' ? '222222' : '111111';
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await code.fill(wrong);
    await send.click();
    await expect(code).toHaveAccessibleDescription(/ce code n’est pas celui du dernier courriel/);
    await expect.poll(() => lastRequest(email)).toEqual({ used: false, attempts: attempt });
  }
  await typeCode(page, email, 'fr');
  await expect(code).toHaveAccessibleDescription(/ce code a expiré, a déjà servi ou a été essayé trop souvent/);
  await expect(page).toHaveURL(/\/fr\/sign-in\/code/);
  expect(await lastRequest(email)).toEqual({ used: false, attempts: 5 });
});

test('each of the sample’s people has one button, and it is their own', async ({ open }) => {
  const page = await open();
  await page.goto('/en/sign-in');
  const offered = await page.getByRole('button', { name: /^Sign in as / }).evaluateAll((buttons) =>
    buttons.map((button) => ({
      id: button.closest('form')?.querySelector<HTMLInputElement>('[name="account"]')?.value,
      name: button.textContent?.replace('Sign in as ', ''),
    })),
  );
  const people = await look<{ id: string; name: string }>(
    `SELECT a.id, p."givenName" || ' ' || p.surname AS name FROM "Account" a
     JOIN "AccountPerson" ap ON ap."accountId" = a.id AND NOT ap.assistant JOIN "Person" p ON p.id = ap."personId"
     WHERE a.email = ANY ($1)`,
    [kinds.map(address)],
  );
  expect(people.length).toBe(kinds.length - 1);
  expect(offered.length).toBe(people.length);
  expect(offered).toEqual(expect.arrayContaining(people));
});

test('after signing out the cookie is worth nothing', async ({ login, open }) => {
  const page = await login('administrator');
  await page.goto('/en/work');
  const copied = (await page.context().cookies()).filter(({ name }) => name === 'next-auth.session-token');
  expect(copied).toHaveLength(1);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();

  const thief = await open();
  await thief.context().addCookies(copied);
  await thief.goto('/en/admin/audit');
  await expect(thief).toHaveURL(/\/en\/sign-in\?next=/);
});

test('an unknown address is answered like a known one and gets no mail', async ({ open }) => {
  const page = await open();
  await askForCode(page, 'nobody@elsewhere.example.org', 'en');
  const mails = await look(`SELECT 1 FROM "OutboxMail" WHERE recipient = $1`, ['nobody@elsewhere.example.org']);
  expect(mails).toEqual([]);
});

test('a page that is older than the application keeps what was typed and says what to do', async ({ open }) => {
  const page = await open();
  await page.goto('/fr/sign-in');
  const field = page.getByRole('textbox', { name: 'Adresse électronique' });
  await field.fill(address('observer'));
  // What a page made by an earlier version would call: an action of a name that this version does not have.
  await page.route('**/sign-in', async (route) => {
    const headers = await route.request().allHeaders();
    const isAction = headers['next-action'] !== undefined;
    await route.continue(isAction ? { headers: { ...headers, 'next-action': '00'.repeat(21) } } : {});
  });
  const send = page.getByRole('main').locator('form').filter({ has: field }).getByRole('button');
  await send.click();
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert.getByRole('heading')).toHaveText('Cette page est antérieure à l’application');
  await expect(alert).toBeFocused();
  await expect(field).toHaveValue(address('observer'));
  await expect(alert.getByRole('link')).toHaveAttribute('href', page.url());
  await page.unroute('**/sign-in');
  await send.click();
  await expect(alert).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Adresse électronique' })).toHaveCount(0);
});
