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
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        kept.push(request.url);
        if (!request.url.includes('/_next/')) kept.push(await (await cache.match(request))?.text());
      }
    }
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

  await test.step('a point is corrected, and taken back', async () => {
    await say(rapporteur, `Slip ${mark}`);
    const link = facilitator.getByRole('link', { name: `${groupWords.correct}: Slip ${mark}` });
    await link.click();
    const wording = facilitator.getByRole('textbox', { name: groupWords.newWording });
    // The page may be renewed between selecting what stands there and writing over it.
    await expect(async () => {
      await wording.fill(`Mended ${mark}`);
      await expect(wording).toHaveValue(`Mended ${mark}`, { timeout: 100 });
    }).toPass();
    await facilitator.getByRole('button', { name: groupWords.saveCorrection }).click();
    await expect(listed(rapporteur, `Mended ${mark}`)).toBeVisible();
    await expect(listed(rapporteur, `Slip ${mark}`)).toHaveCount(0);
    await facilitator.getByRole('link', { name: `${groupWords.correct}: Mended ${mark}` }).click();
    await facilitator.getByRole('button', { name: groupWords.takeBackPoint }).click();
    const question = facilitator.getByRole('dialog', { name: groupWords.takeBackAsk });
    await expect(question).toContainText(groupWords.takeBackText);
    await expect(listed(rapporteur, `Mended ${mark}`)).toBeVisible();
    await question.getByRole('button', { name: groupWords.takeBackPoint }).click();
    await expect(listed(rapporteur, `Mended ${mark}`)).toHaveCount(0);
  });

  await test.step('a delegate asks for the floor on a phone, and is taken onto the list', async () => {
    const delegate = await login('focal-point', { viewport: { width: 390, height: 844 } });
    await delegate.goto(place);
    const ask = delegate.getByRole('button', { name: words.speakers.askFor.replace('{name}', '') });
    const name = ((await ask.textContent()) ?? '').replace(words.speakers.askFor.replace('{name}', ''), '');
    await ask.click();
    await expect(delegate.getByRole('button', { name: words.speakers.withdraw })).toBeVisible();
    expect(await delegate.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await rapporteur.getByRole('button', { name: `${words.speakers.TAKE_IN}: ${name}` }).click();
    await rapporteur.getByRole('button', { name: `${words.speakers.START}: ${name}` }).click();
    await expect(delegate.getByText(words.speakers.hasNow, { exact: true })).toBeVisible();
    await rapporteur.getByRole('button', { name: `${words.speakers.STOP}: ${name}` }).click();
    await expect(delegate.getByText(words.speakers.hasNow, { exact: true })).toHaveCount(0);
  });

  await test.step('without a connection it waits on the device, where nobody can read it, and outlives a crash', async () => {
    const context = rapporteur.context();
    await rapporteur.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (active?.state !== 'activated')
        await new Promise<void>((resolve) =>
          active?.addEventListener('statechange', () => active.state === 'activated' && resolve()),
        );
    });
    await context.setOffline(true);
    for (const text of ['three', 'four', 'five']) await say(rapporteur, `${mark} ${text}`);
    await expect(rapporteur.getByText(desk.waits.replace('{points}', '3').replace('{saves}', '0'))).toBeVisible();
    await expect(listed(rapporteur, `${mark} four`)).toContainText(desk.waitsToBeSent);
    const form = rapporteur.getByRole('form', { name: groupWords.draftNew });
    if (!(await form.isVisible())) await rapporteur.getByText(groupWords.draftNew, { exact: true }).click();
    await form.getByRole('textbox', { name: words.fields.text.label }).fill(`Publish ${mark} figures.`);
    await form.getByRole('combobox', { name: 'Theme' }).selectOption({ index: 1 });
    await form.getByRole('button', { name: groupWords.draftButton }).click();
    await expect(form.getByText(desk.draft_waits)).toBeVisible();
    const kept = await keptIn(rapporteur);
    expect(kept).toContain('sealed');
    expect(kept).toContain(`${place}/offline`);
    for (const said of [mark, 'Rapporteur', 'rapporteur@']) expect(kept).not.toContain(said);
    // Loaded anew, the room says what waits; killed after that, it still has it.
    await rapporteur.reload();
    await expect(rapporteur).toHaveURL(`${place}/offline`);
    await expect(rapporteur.getByText(desk.offlineWaiting.replace('{count}', '4'))).toBeVisible();
    // What is said meanwhile is put to it, and is as little to be read there as the rest.
    await say(rapporteur, `${mark} six`);
    await expect(rapporteur.getByText(desk.offlineWaiting.replace('{count}', '5'))).toBeVisible();
    await rapporteur.getByText(groupWords.draftNew, { exact: true }).click();
    await form.getByRole('textbox', { name: words.fields.text.label }).fill(`Compare ${mark} figures.`);
    await form.getByRole('combobox', { name: 'Theme' }).selectOption({ index: 1 });
    // Pressed twice, it is one all the same.
    await form.getByRole('button', { name: groupWords.draftButton }).dblclick();
    await expect(rapporteur.getByText(desk.offlineWaiting.replace('{count}', '6'))).toBeVisible();
    const added = await keptIn(rapporteur);
    for (const said of [mark, 'Rapporteur', 'rapporteur@']) expect(added).not.toContain(said);
    await rapporteur.close();
    rapporteur = await context.newPage();
    await rapporteur.goto(place);
    await expect(rapporteur.getByRole('heading', { level: 1, name: words.offline.title })).toBeVisible();
    await context.setOffline(false);
    await expect(rapporteur).toHaveURL(place);
    await expect(facilitator.locator('p.serif').filter({ hasText: `Publish ${mark} figures.` })).toHaveCount(1);
    await expect(facilitator.locator('p.serif').filter({ hasText: `Compare ${mark} figures.` })).toHaveCount(1);
    await expect(listed(facilitator, `${mark} six`)).toBeVisible();
    const said = ['one', 'two', 'three', 'four', 'five', 'six'];
    expect(await pointsOf(mark)).toEqual(said.map((text) => `${mark} ${text}`));
    await expect(listed(rapporteur, `${mark} six`)).toHaveCount(1);
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

  await test.step('what is half typed outlives its form: it is shown above the room until it is let go', async () => {
    await rapporteur.getByRole('textbox', { name: desk.newPoint }).fill(`Half ${mark}`);
    const editor = draftOf(rapporteur).getByRole('form', { name: desk.editDraft });
    await editor.getByRole('textbox', { name: words.fields.text.label }).fill(`Adopt ${mark} minimum, hal`);
    await rapporteur.getByRole('link', { name: /Migration and development/ }).click();
    const left = rapporteur.getByRole('alert').filter({ hasText: desk.left_behind });
    await expect(left.getByRole('listitem')).toHaveText(
      [`Half ${mark}`, `Adopt ${mark} minimum, hal`].map((text) => new RegExp(text)),
    );
    await left.getByRole('button', { name: `${desk.dismiss}: Half ${mark}` }).click();
    await expect(left.getByRole('listitem')).toHaveCount(1);
  });

  await test.step('without JavaScript a draft is saved as well, and the note beside it is its writer’s to change', async () => {
    const plain = await login('facilitator', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    await plain.goto(place);
    for (const [text, practice] of [
      [`Adopt ${mark} minimum rules and norms.`, 'Joint inspection since 2024.'],
      [`Adopt ${mark} minimum rules and norms for all.`, 'None.'],
    ] as const) {
      await draftOf(plain).getByText(words.drafts.edit, { exact: true }).click();
      const form = draftOf(plain).getByRole('form', { name: desk.editDraft });
      await form.getByRole('textbox', { name: words.fields.text.label }).fill(text);
      await form.getByRole('textbox', { name: words.fields.practice.label }).fill(practice);
      await form.getByRole('button', { name: /^Save as revision/ }).click();
      await expect(draftOf(plain).locator('p.serif').first()).toHaveText(text);
      await expect(draftOf(plain).locator('dl')).toContainText(practice);
    }
  });
});
