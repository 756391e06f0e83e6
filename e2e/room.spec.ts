import type { Page } from '@playwright/test';
import words from '../lib/i18n/messages/en/room.json';
import groupWords from '../lib/i18n/messages/en/breakouts.json';
import { database } from './actors';
import { expect, test } from './fixtures';

const place = '/en/meetings/grcp-next/groups/AFR';
const { desk } = words;

const pointsOf = async (mark: string) => {
  const { rows } = await database().query<{ text: string }>(
    `SELECT text FROM "DiscussionPoint" WHERE text LIKE $1 ORDER BY at, id`,
    [`${mark}%`],
  );
  return rows.map(({ text }) => text);
};

/** Everything that the browser keeps of this site, as text. */
const keptIn = (page: Page) =>
  page.evaluate(async () => {
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name = '' } of await indexedDB.databases()) {
      const open = indexedDB.open(name);
      await new Promise((resolve) => (open.onsuccess = resolve));
      for (const store of open.result.objectStoreNames) {
        const rows = open.result.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => (rows.onsuccess = resolve));
        kept.push(rows.result);
      }
      open.result.close();
    }
    return JSON.stringify(kept);
  });

test('two in a room: points live, a time without a connection and a crash, two wordings of one sentence', async ({
  login,
}) => {
  const mark = `Room ${crypto.randomUUID().slice(0, 8)}`;
  let rapporteur = await login('rapporteur');
  const facilitator = await login('facilitator');
  await Promise.all([rapporteur.goto(place), facilitator.goto(place)]);
  const say = async (page: Page, text: string) => {
    await page.getByRole('textbox', { name: desk.newPoint }).fill(text);
    await page.keyboard.press('Enter');
  };
  const listed = (page: Page, text: string) =>
    page
      .getByRole('region', { name: /^Points raised/ })
      .getByRole('listitem')
      .filter({ hasText: text });

  await test.step('what one records, the other reads', async () => {
    await say(rapporteur, `${mark} one`);
    await say(rapporteur, `${mark} two`);
    await expect(listed(facilitator, `${mark} two`)).toBeVisible();
    await expect(listed(facilitator, `${mark} one`)).toContainText(groupWords.attribution.REGION);
  });

  await test.step('without a connection it waits on the device, where nobody can read it, and outlives a crash', async () => {
    const context = rapporteur.context();
    await context.setOffline(true);
    for (const text of ['three', 'four', 'five']) await say(rapporteur, `${mark} ${text}`);
    await expect(rapporteur.getByText(desk.waits.replace('{points}', '3').replace('{saves}', '0'))).toBeVisible();
    await expect(listed(rapporteur, `${mark} four`)).toContainText(desk.waitsToBeSent);
    expect(await keptIn(rapporteur)).not.toContain(mark);
    await rapporteur.close();
    await context.setOffline(false);
    rapporteur = await context.newPage();
    await rapporteur.goto(place);
    await expect(listed(facilitator, `${mark} five`)).toBeVisible();
    expect(await pointsOf(mark)).toEqual(['one', 'two', 'three', 'four', 'five'].map((text) => `${mark} ${text}`));
    await expect(listed(rapporteur, `${mark} five`)).toHaveCount(1);
    await expect.poll(() => keptIn(rapporteur)).not.toContain('sealed');
  });

  const draftOf = (page: Page) =>
    page
      .getByRole('listitem')
      .filter({ has: page.getByText(`${mark} minimum`) })
      .last();
  await test.step('a recommendation is drafted from two points in one step', async () => {
    const summary = facilitator.getByText(groupWords.draftNew, { exact: true });
    const form = facilitator.getByRole('form', { name: groupWords.draftNew });
    if (!(await form.isVisible())) await summary.click();
    for (const text of ['three', 'four']) await form.getByRole('checkbox', { name: `${mark} ${text}` }).check();
    await form.getByRole('textbox', { name: words.fields.text.label }).fill(`Adopt ${mark} minimum standards.`);
    await form.getByRole('textbox', { name: words.fields.practice.label }).fill('Joint inspection since 2025.');
    await form.getByRole('button', { name: groupWords.draftButton }).click();
    await expect(draftOf(rapporteur)).toContainText('Joint inspection since 2025.');
    await expect(draftOf(rapporteur)).toContainText('(2)');
  });

  await test.step('of two wordings of the same words neither is lost: both are shown, and one is chosen', async () => {
    const editors = [facilitator, rapporteur].map((page) => draftOf(page).getByRole('form', { name: desk.editDraft }));
    for (const page of [facilitator, rapporteur])
      await draftOf(page).getByText(words.drafts.edit, { exact: true }).click();
    await rapporteur.context().setOffline(true);
    const [one, other] = editors;
    if (!one || !other) throw new Error('no editors');
    await one.getByRole('textbox', { name: words.fields.text.label }).fill(`Adopt ${mark} minimum rules.`);
    await one.getByRole('button', { name: /^Save as revision/ }).click();
    await expect(draftOf(facilitator)).toContainText('Saved on the server');
    await other.getByRole('textbox', { name: words.fields.text.label }).fill(`Adopt ${mark} minimum norms.`);
    await other.getByRole('button', { name: /^Save as revision/ }).click();
    await expect(draftOf(rapporteur)).toContainText(desk.draft_waits);
    await rapporteur.context().setOffline(false);
    const branch = facilitator.getByRole('alert').filter({ hasText: words.branch.title });
    await expect(branch.locator('ins').filter({ hasText: 'norms' })).toBeVisible();
    await expect(branch.locator('del').filter({ hasText: 'standards' })).toHaveCount(2);
    await branch.getByRole('button', { name: words.branch.takeMine }).click();
    await expect(branch).toHaveCount(0);
    await expect(draftOf(rapporteur).locator('p.serif').first()).toHaveText(`Adopt ${mark} minimum norms.`);
  });
});
