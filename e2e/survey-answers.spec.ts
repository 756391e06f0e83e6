import type { Page } from '@playwright/test';
import { goBeforeScripts } from './before-scripts';
import { look } from './database';
import { expect, test } from './fixtures';

// All write the answer of the same delegation: one after the other.
test.describe.configure({ mode: 'default' });

const address = '/en/meetings/grcp-next/survey';
const text = (page: Page) => page.getByRole('textbox').first();

/** The texts that are stored for the delegation of the sample's focal point. */
const storedTexts = async (): Promise<string[]> => {
  const rows = await look<{ text: string }>(
    `SELECT w.text FROM "Answer" w JOIN "Response" r ON r.id = w."responseId" JOIN "Survey" s ON s.id = r."surveyId"
     JOIN "Meeting" m ON m.id = s."meetingId" AND m.slug = 'grcp-next'
     JOIN "Delegation" d ON d."meetingId" = m.id AND d."partyId" = r."partyId"
     JOIN "MeetingRole" o ON o."delegationId" = d.id AND o.kind = 'FOCAL_POINT'
     JOIN "Person" p ON p.id = o."personId" AND p.surname ILIKE 'Focalé' WHERE w.text IS NOT NULL`,
  );
  return rows.map((row) => row.text);
};

const waitingHere = (page: Page) =>
  page.evaluate(() => Object.entries({ ...localStorage }).filter(([key]) => key.startsWith('parley-unsent.')));

test('an answer is saved while it is given, outlives a lost connection and a closed tab, and is shown beside a colleague’s', async ({
  login,
}) => {
  test.slow();
  const page = await login('focal-point');

  await test.step('saved only once the server has said so', async () => {
    await page.goto(address);
    await text(page).fill('Written with a connection');
    await text(page).blur();
    await expect(page.getByText(/^Saved at \d/)).toBeVisible();
    expect(await storedTexts()).toEqual(['Written with a connection']);
    expect(await waitingHere(page)).toEqual([]);
  });

  await test.step('before the scripts have come the cursor stays where it is put, and what is typed is kept and saved', async () => {
    await page.goto('/en/work');
    const first = await goBeforeScripts(page, address);
    await text(page).press('ControlOrMeta+End');
    first.come();
    await expect(page.getByRole('list', { name: 'Your order', exact: true })).toBeVisible();
    await page.keyboard.type(', and more');
    await text(page).blur();
    await expect.poll(storedTexts).toEqual(['Written with a connection, and more']);

    const second = await goBeforeScripts(page, address);
    await text(page).fill('Written before the scripts');
    second.come();
    await expect.poll(storedTexts).toEqual(['Written before the scripts']);
    await expect(text(page)).toHaveValue('Written before the scripts');
  });

  await test.step('without a connection it waits on the device, unreadable, and outlives the tab', async () => {
    await page.context().setOffline(true);
    await text(page).fill('Written without a connection');
    await text(page).blur();
    await expect(page.getByText(/^No connection\./)).toBeVisible();
    const kept = await waitingHere(page);
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain('Written');
    expect(await storedTexts()).toEqual(['Written before the scripts']);
  });

  const again = await page.context().newPage();
  // The tab dies at once: one that closes in order may lose the emulated connection a moment before its scripts end, and send.
  const died = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => undefined);
  await died;
  await page.close();
  await test.step('a new tab puts it back and sends it', async () => {
    await again.context().setOffline(false);
    await again.goto(address);
    await expect(text(again)).toHaveValue('Written without a connection');
    await expect(again.getByText('could not be sent has been put back')).toBeVisible();
    await expect.poll(storedTexts).toEqual(['Written without a connection']);
    await expect.poll(() => waitingHere(again)).toEqual([]);
  });

  await test.step('two on the same question: both texts, and the choice', async () => {
    const other = await login('focal-point');
    await other.goto(address);
    await text(again).fill('From the first device');
    await text(again).blur();
    await expect.poll(storedTexts).toEqual(['From the first device']);
    await text(other).fill('From the second device');
    await text(other).blur();
    const both = other.getByRole('group', { name: /Focalé changed this answer on/ });
    await expect(both).toContainText('From the first device');
    await expect(text(other)).toHaveValue('From the second device');
    expect(await storedTexts()).toEqual(['From the first device']);
    await both.getByRole('button', { name: 'Put both together above, to be edited' }).click();
    await expect.poll(storedTexts).toEqual(['From the second device\n\nFrom the first device']);
    await expect(both).toHaveCount(0);
  });

  await test.step('signing out asks first, and leaves nothing on the device', async () => {
    await again.context().setOffline(true);
    await text(again).fill('Never sent');
    await text(again).blur();
    await expect(again.getByText(/^No connection\./)).toBeVisible();
    await again.getByRole('button', { name: 'Sign out' }).click();
    const question = again.getByRole('dialog', { name: 'Answers wait on this device' });
    await expect(question).toBeVisible();
    await again.context().setOffline(false);
    await question.getByRole('button', { name: 'Sign out and remove it' }).click();
    await expect(again.getByRole('link', { name: 'Sign in' })).toBeVisible();
    expect(await waitingHere(again)).toEqual([]);
  });
});

test('without JavaScript a page that is out of date shows both texts and loses neither', async ({ open, login }) => {
  const plain = await open({ javaScriptEnabled: false });
  await plain.goto('/en/sign-in');
  await plain.getByRole('button', { name: /Fanta Focalé/ }).click();
  await plain.goto(address);
  const colleague = await login('focal-point');
  await colleague.goto(address);
  await text(colleague).fill('A colleague was faster');
  await text(colleague).blur();
  await expect.poll(storedTexts).toEqual(['A colleague was faster']);

  await text(plain).fill('From the old page');
  await plain.getByRole('button', { name: 'Save the draft' }).click();
  const both = plain.getByRole('group', { name: /Focalé changed this answer on/ });
  await expect(both).toContainText('A colleague was faster');
  await expect(text(plain)).toHaveValue('From the old page');
  expect(await storedTexts()).toEqual(['A colleague was faster']);
  await plain.getByRole('button', { name: 'Save the draft' }).click();
  await expect(both).toContainText('A colleague was faster');
  await both.getByRole('radio', { name: 'Store what stands above' }).check();
  await plain.getByRole('button', { name: 'Save the draft' }).click();
  await expect(plain.getByText('Saved on the server', { exact: true })).toBeVisible();
  expect(await storedTexts()).toEqual(['From the old page']);
});

test('a delegation comments on a question among itself, and takes up an earlier version again', async ({ login }) => {
  const page = await login('focal-point');
  await page.goto(address.replace('/en/', '/fr/'));
  for (const words of ['Première version', 'Deuxième version']) {
    await text(page).fill(words);
    await text(page).blur();
    await expect.poll(storedTexts).toEqual([words]);
  }
  await page
    .getByRole('link', { name: /^Commentaires et versions antérieures/ })
    .last()
    .click();
  await expect(page.getByText('Seule votre délégation lit ces commentaires.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Ajouter un commentaire' }).fill('Faut-il préciser ?');
  await page.getByRole('button', { name: 'Ajouter un commentaire' }).click();
  const thread = page.getByRole('article').filter({ hasText: 'Faut-il préciser ?' });
  await thread.getByRole('button', { name: 'Marquer comme réglé' }).click();
  await expect(thread.getByText(/^Réglé le .* par Fanta Focalé/)).toBeVisible();
  const versions = page.getByRole('region', { name: 'Versions de la réponse' });
  await versions.getByRole('listitem').filter({ hasText: 'Première version' }).getByRole('button').first().click();
  await expect.poll(storedTexts).toEqual(['Première version']);
});
