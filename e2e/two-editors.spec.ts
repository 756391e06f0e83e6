import { look } from './database';
import { expect, test } from './fixtures';

test('two who edit one draft lose nothing: different words are joined, the same words are shown beside each other', async ({
  login,
}) => {
  const [draft] = await look<{ id: string }>(
    `SELECT r.id FROM "Recommendation" r JOIN "BreakoutGroup" g ON g.id = r."groupId" JOIN "Meeting" m ON m.id = r."meetingId"
     WHERE m.slug = 'grcp-next' AND g.code = 'AFR' AND r.status = 'DRAFT' ORDER BY r.id LIMIT 1`,
  );
  const [one, other] = await Promise.all([login('rapporteur'), login('facilitator')]);
  for (const page of [one, other]) {
    await page.goto(`/en/meetings/grcp-next/recommendations/${draft?.id}`);
    await page.getByText('Edit the text').click();
  }
  const field = (page: typeof one) => page.getByRole('textbox', { name: 'Recommendation' });
  const save = (page: typeof one) => page.getByRole('button', { name: /^Save as revision/ }).click();
  const comparison = other.getByRole('region', { name: 'Two wordings of the same sentence' });
  const text = await field(one).inputValue();
  const [verb = '', ...rest] = text.replace(/\.$/, '').split(' ');

  await test.step('different words', async () => {
    await field(other).fill(`${verb} ${rest.join(' ')} without delay.`);
    await field(one).fill(`${verb} jointly ${rest.join(' ')}.`);
    await save(one);
    await expect(comparison.getByText('both changes are joined')).toBeVisible();
    await expect(comparison.locator('ins').first()).toContainText('jointly');
    await save(other);
    await expect(other.getByText('This revision joins two edits')).toBeVisible();
    await expect(field(other)).toHaveValue(`${verb} jointly ${rest.join(' ')} without delay.`);
    await expect(one.getByText('This revision joins two edits')).toBeVisible();
  });

  await test.step('the same words', async () => {
    await one.reload();
    await one.getByText('Edit the text').click();
    await field(other).fill((await field(other).inputValue()).replace(verb, 'Encourage'));
    await field(one).fill((await field(one).inputValue()).replace(verb, 'Demand'));
    const due = (page: typeof one) => page.getByRole('textbox', { name: 'By when' });
    await due(one).fill('2029');
    await due(other).fill('2031');
    await save(one);
    await expect(other.getByText('Both of you changed the same words')).toBeVisible();
    await save(other);
    await expect(other.getByRole('link', { name: /^Somebody saved another revision/ })).toBeVisible();
    await expect(field(other)).toHaveValue(/^Encourage jointly/);
    await expect(comparison.locator('ins', { hasText: 'Demand' })).toBeVisible();
    await expect(due(other)).toHaveValue('2031');
    await expect(other.getByText('Saved by somebody else meanwhile: 2029.')).toBeVisible();
  });
});

test('two who set the room of a group lose nothing of each other, and save again what they see', async ({
  login,
  open,
}) => {
  const [one, other] = [await login('organiser'), await open({ javaScriptEnabled: false })];
  await other.goto('/en/sign-in');
  await other.getByRole('button', { name: /Oriol Organista/ }).click();
  for (const page of [one, other]) await page.goto('/en/manage/grcp-next/groups');
  const form = (page: typeof one) => page.getByRole('form', { name: 'Room AME', exact: true });
  const field = (page: typeof one, name: string | RegExp) => form(page).getByLabel(name);
  const save = (page: typeof one) => form(page).getByRole('button', { name: 'Save' }).click();
  const unfold = (page: typeof one) => page.locator('summary', { hasText: 'Rooms' }).click();
  for (const page of [one, other]) await unfold(page);

  // Without JavaScript the language, with it the room: each keeps the other's.
  await field(other, /Language/).selectOption('fr');
  await save(other);
  await field(one, /^Room/).fill('A-3');
  await save(one);
  await expect(form(one).getByRole('status')).toContainText('Saved');
  await expect(field(one, /Language/)).toHaveValue('fr');
  await field(one, /^Room/).fill('A-4');
  await save(one);
  await expect(field(one, /^Room/)).toHaveValue('A-4');
  // The page without JavaScript still shows the room before: what it never touched it does not take back.
  await unfold(other);
  await expect(field(other, /^Room/)).not.toHaveValue('A-4');
  await field(other, /^Room/).fill('B-1');
  await field(other, /Language/).selectOption('es');
  await save(other);
  // Refused, it comes back unfolded.
  await expect(form(other).getByRole('alert')).toBeVisible();
  await expect(form(other)).toContainText('somebody else has set “A-4” meanwhile');
  await save(other);
  const read = () =>
    look(
      `SELECT g.room, g.language FROM "BreakoutGroup" g JOIN "Meeting" m ON m.id = g."meetingId" WHERE m.slug = 'grcp-next' AND g.code = 'AME'`,
    );
  await expect.poll(read).toEqual([{ room: 'B-1', language: 'es' }]);
});

test('two who draft the Highlights lose nothing of each other, and move what they wrote by buttons', async ({
  login,
  open,
}) => {
  const desk = '/en/manage/grcp-next/highlights';
  const [one, other] = [await login('organiser'), await open({ javaScriptEnabled: false })];
  await other.goto('/en/sign-in');
  await other.getByRole('button', { name: /Oriol Organista/ }).click();
  await one.goto(desk);
  await one.getByRole('button', { name: 'Compose the Highlights' }).click();
  await expect(one.getByRole('link', { name: 'Edit the wording: Paragraph 1', exact: true })).toBeVisible();

  await test.step('one paragraph', async () => {
    for (const page of [one, other]) {
      await page.goto(desk);
      await page.getByRole('link', { name: 'Edit the wording: Paragraph 1', exact: true }).click();
    }
    const field = (page: typeof one) => page.getByRole('textbox', { name: 'English' });
    const save = (page: typeof one) => page.getByRole('button', { name: 'Save the wording' }).click();
    const text = await field(one).inputValue();
    await field(one).fill(text.replace(/\.$/, ', *on time*.'));
    await save(one);
    await expect(one.getByText('Saved', { exact: true })).toBeVisible();
    await expect(one.locator('em', { hasText: 'on time' })).toBeVisible();

    await field(other).fill(text.replace(/\.$/, ' late.'));
    await save(other);
    await expect(other.getByRole('alert')).toContainText('Somebody else has saved');
    await expect(field(other)).toHaveValue(/ late\.$/);
    await field(other).fill(text.replace(/^The /, 'The whole ').replace(/\.$/, ', *on time*.'));
    await save(other);
    await expect(other.locator('em', { hasText: 'on time' })).toBeVisible();
    await expect(other.getByRole('main')).toContainText('The whole ');
  });

  await test.step('the order', async () => {
    await one.getByRole('link', { name: 'Outline' }).click();
    const outline = one.getByRole('main').getByRole('list').filter({ hasText: 'Introduction' });
    await expect(outline.getByRole('listitem').first()).toContainText('I. Introduction');
    await one.getByRole('button', { name: 'Move down: Heading I', exact: true }).click();
    await expect(outline.getByRole('listitem').first()).not.toContainText('Introduction');
    await expect(outline).toContainText('II. Introduction');
    await one.getByRole('combobox', { name: 'Kind' }).selectOption('TABLE');
    await one.getByRole('textbox', { name: 'Text' }).fill('Region | n\nAfrica | <b>7</b>');
    await one.getByRole('button', { name: 'Insert', exact: true }).click();
    // Once it is inserted, it is shown where it stands in the text.
    await expect(one).toHaveURL(/#block-/);
    await expect(one.getByRole('cell', { name: '<b>7</b>' })).toBeVisible();
  });
});
