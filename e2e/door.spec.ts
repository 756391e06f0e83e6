import type { Page } from '@playwright/test';
import { database } from './actors';
import en from '../lib/i18n/messages/en/door.json';
import fr from '../lib/i18n/messages/fr/door.json';
import es from '../lib/i18n/messages/es/door.json';
import homeWords from '../lib/i18n/messages/en/home.json';
import { expect, test } from './fixtures';

const words = { en, fr, es };
const home = 'grcp-next';

/** Signs that a badge code is made of. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const madeUpCode = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => signs[byte % signs.length]).join('');

type Guest = { id: string; code: string; givenName: string; surname: string };

/**
 * Confirmed people of the sample with a badge each, whom no other journey of this file takes: `from` counts them off.
 * Listed ones, since the crawl for leaks writes over somebody who is not.
 */
async function guests(count: number, from: number): Promise<Guest[]> {
  const { rows } = await database().query<Guest>(
    `SELECT r.id, r."givenName", r.surname, r."badgeCode" AS code FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId"
     WHERE m.slug = $1 AND r.status = 'CONFIRMED' AND r.mode = 'IN_PERSON' AND r."listedPublicly" ORDER BY r.id DESC OFFSET $2 LIMIT $3`,
    [home, from, count],
  );
  for (const row of rows) {
    row.code ??= madeUpCode();
    await database().query('UPDATE "Registration" SET "badgeCode" = $2 WHERE id = $1', [row.id, row.code]);
  }
  expect(rows).toHaveLength(count);
  return rows;
}

const recordsOf = async (people: readonly Guest[]) => {
  const { rows } = await database().query<{ registrationId: string; direction: string; session: string | null }>(
    'SELECT "registrationId", direction, session FROM "CheckIn" WHERE "registrationId" = ANY ($1::uuid[]) ORDER BY at, "recordedAt"',
    [people.map(({ id }) => id)],
  );
  return rows;
};

/** The field as a keyboard scanner meets it: signs one after the other wherever the focus is, then Enter. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code.toLowerCase());
  await page.keyboard.press('Enter');
}

const cardOf = (page: Page, { surname }: Guest) => page.getByRole('article').filter({ hasText: surname.toUpperCase() });

test('the door works without JavaScript: a code, a name, what was handed out', async ({ login }) => {
  const t = words.fr;
  const page = await login('door', { javaScriptEnabled: false });
  const [first, second] = (await guests(2, 0)) as [Guest, Guest];

  await page.goto(`/fr/manage/${home}/door`);
  await page.getByRole('textbox', { name: t.fields.code.label }).fill(first.code);
  await page.getByRole('button', { name: t.desk.record, exact: true }).click();
  const card = cardOf(page, first);
  await expect(card).toContainText(t.desk.delegation);
  await card.getByLabel(t.due.RECEIVER).uncheck();
  await card.getByRole('button', { name: t.desk.handedOut }).click();
  await expect(cardOf(page, first).getByLabel(t.due.BADGE)).toHaveCount(0);

  await page.getByRole('searchbox', { name: t.search.label }).fill(second.surname);
  await page.getByRole('button', { name: t.search.submit }).click();
  await page
    .getByRole('button', { name: t.desk.recordInOf.replace('{name}', `${second.givenName} ${second.surname}`) })
    .click();
  await expect(cardOf(page, second)).toBeVisible();

  await page.getByRole('textbox', { name: t.fields.code.label }).fill(madeUpCode());
  await page.getByRole('button', { name: t.desk.record, exact: true }).click();
  await expect(page.locator('.note.late')).toContainText(t.fields.code.unknown_badge.slice(5));
  expect((await recordsOf([first, second])).map(({ registrationId }) => registrationId)).toEqual([
    first.id,
    first.id,
    second.id,
  ]);
});

test('by keyboard alone: scan, see who it is, hand out, look somebody up, scan out', async ({ login }) => {
  const page = await login('door');
  await page.goto('/en/work');
  await page.getByRole('link', { name: homeWords.work.door.verb }).click();
  await expect(page.getByRole('heading', { level: 1, name: en.title })).toBeVisible();
  const [first, second] = (await guests(2, 4)) as [Guest, Guest];
  await page.reload();
  await expect(page.getByText(en.desk.nothingYet)).toBeVisible();

  await scan(page, first.code);
  const card = cardOf(page, first);
  await expect(card).toContainText(/Recorded at \d\d:\d\d/);
  await expect(page.getByRole('textbox', { name: en.fields.code.label })).toBeFocused();
  await expect(page.getByRole('textbox', { name: en.fields.code.label })).toHaveValue('');
  await card.getByRole('button', { name: en.desk.handedOut }).press('Enter');
  await expect(card).toContainText(en.desk.nothingDue);

  await scan(page, 'no badge');
  await expect(page.getByText(en.desk.notACode)).toBeVisible();
  await scan(page, madeUpCode());
  await expect(page.getByRole('listitem').filter({ hasText: en.desk.why_unknown_badge })).toBeVisible();
  await page.getByRole('button', { name: /^Remove: Badge …/ }).press('Enter');
  await expect(page.getByText(en.desk.refusedHeading)).toHaveCount(0);

  await page.getByRole('searchbox').fill(second.surname.toLowerCase());
  await page.getByRole('button', { name: `Record arrival: ${second.givenName} ${second.surname}` }).press('Enter');
  await expect(cardOf(page, second)).toContainText(/Recorded at/);

  await page.getByRole('radio', { name: en.direction.OUT }).check();
  await scan(page, first.code);
  await expect(cardOf(page, first)).toContainText(/out \d\d:\d\d/);
  expect((await recordsOf([first])).map(({ direction }) => direction)).toEqual(['IN', 'IN', 'OUT']);
});

/** Everything that this browser keeps for the site and a script can read: its stores, and the bodies of its caches. */
async function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? '');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(`${name} does not open`));
      });
      for (const store of db.objectStoreNames) {
        const rows = db.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => (rows.onsuccess = resolve));
        kept.push([name, store, rows.result]);
      }
      db.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request, { ignoreVary: true });
        kept.push([name, request.url, await answer?.text()]);
      }
    }
    return JSON.stringify(kept);
  });
}

test('on a phone, in Spanish, with the connection lost in the middle and the page loaded anew: everything arrives, once', async ({
  login,
}) => {
  test.slow();
  const t = words.es;
  const page = await login('door', { viewport: { width: 390, height: 844 } });
  const people = await guests(5, 8);
  const [first, second, third, fourth, fifth] = people as [Guest, Guest, Guest, Guest, Guest];
  const door = `/es/manage/${home}/door`;
  const field = page.getByRole('textbox', { name: t.fields.code.label });
  const waiting = (count: number) => page.getByText(t.desk.waiting.replace('{count}', String(count)), { exact: true });

  await page.goto(door);
  await expect(page.getByText(t.desk.nothingYet)).toBeVisible();
  // The worker has what it needs.
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated')
      await new Promise<void>((resolve) =>
        active?.addEventListener('statechange', () => active.state === 'activated' && resolve()),
      );
  });
  await field.focus();
  await scan(page, first.code);
  await expect(cardOf(page, first)).toContainText(/Registrado a las/);

  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBeLessThanOrEqual(390);

  await page.context().setOffline(true);
  await scan(page, second.code);
  // The list in memory still knows the name; nothing says that it is saved.
  await expect(cardOf(page, second)).toContainText(/Espera en este dispositivo/);
  await expect(waiting(1)).toBeVisible();
  await page.getByRole('searchbox', { name: t.search.label }).fill(third.surname);
  await page
    .getByRole('button', { name: t.desk.recordInOf.replace('{name}', `${third.givenName} ${third.surname}`) })
    .dblclick();
  await expect(waiting(2)).toBeVisible();

  await page.reload();
  await expect(page).toHaveURL(`${door}/offline`);
  await expect(page.getByRole('heading', { level: 1, name: t.offline.title })).toBeVisible();
  await expect(waiting(2)).toBeVisible();
  // Nothing of the meeting comes from the server now; the device still knows whose times these are.
  await expect(page.locator('#main').getByText(t.desk.zone.replace('{zone}', ''))).toBeVisible();
  await field.focus();
  await scan(page, fourth.code);
  await expect(waiting(3)).toBeVisible();
  await expect(page.getByText(t.desk.unknown.replace('{code}', `…${fourth.code.slice(-4)}`))).toBeVisible();
  await page.reload();
  await expect(waiting(3)).toBeVisible();
  expect(await width()).toBeLessThanOrEqual(390);

  const kept = await keptBy(page);
  expect(kept).toContain(fourth.code);
  for (const { surname, givenName } of people) {
    expect(kept).not.toContain(surname);
    expect(kept).not.toContain(`${givenName} `);
  }
  expect(kept).not.toContain('Dunja');
  expect(await recordsOf(people)).toHaveLength(1);

  await page.context().setOffline(false);
  await expect(page).toHaveURL((url) => url.pathname === door);
  await expect(page.getByText(t.desk.allSent).or(page.getByText(t.desk.nothingYet))).toBeVisible();
  await field.focus();
  await scan(page, fifth.code);
  await expect(cardOf(page, fifth)).toContainText(/Registrado a las/);
  await expect(page.getByText(t.desk.allSent)).toBeVisible();
  expect((await recordsOf(people)).map(({ registrationId }) => registrationId)).toEqual(people.map(({ id }) => id));
});

test('a session that has ended keeps what waits and says how to send it; leaving with something unsent is asked about', async ({
  login,
}) => {
  const page = await login('door');
  const [guest] = (await guests(1, 14)) as [Guest];
  await page.goto(`/en/manage/${home}/door`);
  await expect(page.getByText(en.desk.nothingYet)).toBeVisible();
  const cookies = await page.context().cookies();
  await page.context().clearCookies({ name: 'next-auth.session-token' });
  await scan(page, guest.code);
  await expect(page.getByText(en.desk.signedOut)).toBeVisible();
  await expect(page.getByText('Waiting on this device: 1')).toBeVisible();
  expect(await recordsOf([guest])).toEqual([]);

  await page.getByRole('button', { name: 'Sign out' }).click();
  const question = page.getByRole('dialog', { name: en.leave.title });
  await expect(question).toContainText(en.leave.text);
  await question.getByRole('button', { name: en.leave.stay }).click();
  await expect(question).toBeHidden();

  await page.context().addCookies(cookies);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText(en.desk.allSent)).toBeVisible();
  expect(await recordsOf([guest])).toHaveLength(1);
});

test('a door sees what happens at another one, without being touched', async ({ login }) => {
  const [one, other] = [await login('door'), await login('organiser')];
  const [guest] = (await guests(1, 16)) as [Guest];
  for (const page of [one, other]) {
    await page.goto(`/en/manage/${home}/door?session=g-AFR`);
    await expect(page.getByText(en.desk.nothingYet)).toBeVisible();
  }
  const here = other.locator('dl.figs > div').filter({ hasText: en.count.now });
  await expect(here).toContainText('0');
  await scan(one, guest.code);
  await expect(cardOf(one, guest)).toContainText(/Recorded at/);
  await expect(here).toContainText('1');
});

test('somebody registered on the spot is confirmed or waits, with the reason, and gets a badge', async ({ login }) => {
  const page = await login('door');
  await page.goto(`/en/manage/${home}/door`);
  const form = page.getByRole('form', { name: en.walkIn.heading });
  await form.getByLabel(en.fields.delegation.label).selectOption({ index: 1 });
  await form.getByLabel(en.fields.givenName.label).fill('Walter');
  await form.getByLabel(en.fields.surname.label).fill('Walkindale');
  await form.getByLabel(en.fields.email.label).fill('walter.walkindale@example.org');
  await form.getByRole('button', { name: en.walkIn.submit }).click();
  await expect(form.getByText(/give an answer/).first()).toBeVisible();
  await form.getByLabel(en.fields.reason.label).fill('Replaces a colleague who is ill');
  await form.getByRole('button', { name: en.walkIn.submit }).click();
  const card = page.getByRole('article').filter({ hasText: 'WALKINDALE' });
  await expect(card).toContainText(en.desk.remark_walk_in);
});
