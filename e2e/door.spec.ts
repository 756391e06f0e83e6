import type { Page } from '@playwright/test';
import { database, one } from './actors';
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

/** Confirmed people of the sample with a badge each, whom no other journey of this file takes: `from` counts them off. */
async function guests(count: number, from: number): Promise<Guest[]> {
  const { rows } = await database().query<Guest>(
    `SELECT r.id, r."givenName", r.surname, r."badgeCode" AS code FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId"
     WHERE m.slug = $1 AND r.status = 'CONFIRMED' AND r.mode = 'IN_PERSON' ORDER BY r.id DESC OFFSET $2 LIMIT $3`,
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

test('the door works without JavaScript: a code, a name, what was handed out', async ({ open, login }) => {
  const t = words.fr;
  const signedIn = await login('door', { locale: 'fr' });
  const page = await open({ javaScriptEnabled: false });
  await page.context().addCookies(await signedIn.context().cookies());
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
  await expect(page.getByRole('alert')).toContainText(t.fields.code.unknown_badge.slice(5));
  expect((await recordsOf([first, second])).map(({ registrationId }) => registrationId)).toEqual([
    first.id,
    first.id,
    second.id,
  ]);
});

test('by keyboard alone: scan, see who it is, hand out, look somebody up, scan out', async ({ login }) => {
  const page = await login('door');
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
  await expect(page.getByRole('alert')).toContainText(en.desk.why_unknown_badge);
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
