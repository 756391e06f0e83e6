import { expect, test } from './fixtures';

test('a session is drafted without JavaScript, two who change it see both texts, and it is public once it is published', async ({
  login,
}) => {
  const [page, other] = [await login('organiser', { javaScriptEnabled: false }), await login('organiser')];
  const desk = '/en/manage/grcp-next/agenda';
  const title = 'Coffee with the chairs';
  const lineOn = (one: typeof page) =>
    one.getByRole('listitem').filter({ has: one.getByRole('heading', { name: title }) });
  const line = lineOn(page);

  await page.goto(`${desk}?edit=new`);
  await page.getByRole('button', { name: 'Add a session' }).click();
  await expect(page.locator('.note.late')).toContainText('Title, English: give an answer');
  await page.getByRole('group', { name: 'Title' }).getByRole('textbox', { name: 'English' }).fill(title);
  await page.getByLabel('Day').selectOption('2');
  await page.getByLabel('Begins').fill('11:00');
  await page.getByLabel('Ends').fill('11:30');
  await page.getByLabel('Room').fill('Room XIX');
  await page.getByRole('button', { name: 'Add a session' }).click();
  await expect(line).toContainText('Room XIX is also used at this time by: Plenary: general recommendations');

  for (const one of [page, other]) {
    await one.goto(desk);
    await one.getByRole('link', { name: `Change: ${title}` }).click();
  }
  await other.getByLabel('Room').fill('Foyer');
  await other.getByRole('button', { name: 'Save the session' }).click();
  await expect(lineOn(other)).toContainText('Foyer');
  await page.getByLabel('Room').fill('Terrace');
  await page.getByRole('button', { name: 'Save the session' }).click();
  await expect(page.locator('.note.late')).toContainText('this was changed in the meantime');
  await expect(page.getByRole('region', { name: 'As it is saved now' })).toContainText('Foyer');
  await expect(page.getByLabel('Room')).toHaveValue('Terrace');
  await page.getByLabel('I have read what is saved now').check();
  await page.getByRole('button', { name: 'Save the session' }).click();
  await expect(line).toContainText('Terrace');

  await page.getByRole('button', { name: `To the day before: ${title}` }).click();
  await expect(page.getByRole('region', { name: 'Publication' })).toContainText(title);
  await page.getByRole('button', { name: /^Publish version/ }).click();
  await expect(page.getByText('The draft is what is published.')).toBeVisible();
  await page.goto('/en/meetings/grcp-next');
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  const calendar = await page.request.get('/api/meetings/grcp-next/agenda.ics');
  expect(await calendar.text()).toContain(`SUMMARY:${title}`);
});
