import { expect, test } from './fixtures';
import { press, tabTo } from './keyboard';

// One programme, whose draft is published whole: one after the other.
test.describe.configure({ mode: 'default' });

test('a session is drafted without JavaScript, two who change it see both texts, and it is public once it is published', async ({
  login,
  request,
  open,
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

  const door = await open();
  await door.goto('/en/meetings/grcp-next/now');
  const terrace = door.getByRole('listitem').filter({ has: door.getByRole('heading', { name: 'Terrace' }) });
  await expect(door.getByRole('heading', { name: 'Room XIX' })).toBeVisible();
  await expect(terrace).toHaveCount(0);
  await page.getByRole('button', { name: `To the day before: ${title}` }).click();
  await expect(page.getByRole('region', { name: 'Publication' })).toContainText(title);
  await page.getByRole('button', { name: /^Publish version/ }).click();
  await expect(page.getByText('The draft is what is published.')).toBeVisible();
  // The screen at the door has it by itself, and says as of when it is once it is cut off.
  await expect(terrace).toContainText(title);
  await door.context().setOffline(true);
  await expect(door.getByText(/^No connection: this is the programme as of \d\d:\d\d\.$/)).toBeVisible();
  await door.context().setOffline(false);
  await expect(door.getByText(/^No connection/)).toHaveCount(0);
  await page.goto('/en/meetings/grcp-next');
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  const calendar = await page.request.get('/api/meetings/grcp-next/agenda.ics');
  expect(await calendar.text()).toContain(`SUMMARY:${title}`);

  // A delegate keeps it on an agenda of their own, on a phone without JavaScript, and is told when it is called off.
  const phone = await login('delegate', { javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  const own = '/en/meetings/grcp-next/agenda';
  await phone.goto(`${own}?view=all`);
  await phone.getByRole('button', { name: `Put on my agenda: ${title}` }).click();
  await phone.getByRole('button', { name: 'Make the address' }).click();
  const address = new URL((await phone.locator('code').textContent()) ?? '');
  await phone.goto(own);
  await expect(phone.getByRole('heading', { level: 3 })).toHaveText([title]);
  const feed = async () => (await request.get(address.pathname)).text();
  expect(await feed()).toContain('STATUS:CONFIRMED');

  // Side by side with the other rooms it is dragged to another one, and taken back.
  await other.goto(`${desk}?view=rooms`);
  const card = other.getByText(title, { exact: true });
  const cellOf = (room: string) => other.locator(`td[data-day="1"][data-start="11:00"][data-room="${room}"]`);
  await card.dragTo(cellOf('Room XIX'));
  await expect(other.getByText(`Placed elsewhere: ${title}`)).toBeVisible();
  await expect(cellOf('Room XIX')).toContainText(title);
  await other.getByRole('button', { name: `Take back: ${title}` }).click();
  await expect(cellOf('Terrace')).toContainText(title);

  await other.goto(desk);
  await other.getByRole('link', { name: `Change: ${title}` }).click();
  await other.getByText('Take out of the draft', { exact: true }).first().click();
  await other.getByRole('button', { name: 'Take out of the draft' }).click();
  await other.getByRole('button', { name: /^Publish version/ }).click();
  await expect(other.getByText('The draft is what is published.')).toBeVisible();
  await phone.goto(own);
  await expect(phone.getByRole('region', { name: 'Changed since you last looked' })).toContainText(
    /Coffee with the chairs\s*Cancelled/,
  );
  expect(await feed()).toContain('STATUS:CANCELLED');
  await phone.getByRole('button', { name: `I have seen this: ${title}` }).click();
  await phone.goto(own);
  await expect(phone.getByRole('heading', { name: 'Nothing is on your agenda yet' })).toBeVisible();
});

test('sessions are placed in the grid by the keyboard alone, and all of it is taken back, but nothing of somebody else', async ({
  login,
}) => {
  const [page, other] = [await login('organiser'), await login('organiser')];
  const rooms = '/en/manage/grcp-next/agenda?view=rooms';
  const title = 'Plenary: general recommendations';
  await page.goto(rooms);
  const card = page.locator('[data-session]').filter({ has: page.getByText(title, { exact: true }) });
  const handle = card.getByRole('button', { name: `Move by the arrow keys: ${title}` });
  const said = page.getByRole('region', { name: 'By room' }).locator('p[role="status"]');
  const place = () => card.evaluate((element) => ({ ...element.closest('td')?.dataset }));
  const stood = await place();

  // It says where it is on every step, and Escape leaves it where it was.
  await tabTo(page, handle);
  await page.keyboard.press('ArrowDown');
  await expect(said).toContainText(`${title}: Day`);
  await page.keyboard.press('PageUp');
  await expect(said).toContainText('Day 1,');
  await page.keyboard.press('PageUp');
  await expect(said).toHaveText('It goes no further that way.');
  await page.keyboard.press('Escape');
  await expect(said).toHaveText(`${title} stays where it was.`);
  expect(await place()).toEqual(stood);

  // Placed on another day, then at another time: the focus stays at its handle.
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Enter');
  await expect(said).toContainText(`Placed: ${title}, Day 1,`);
  await expect(handle).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(said).toContainText(`Placed: ${title}, Day 1,`);
  const placed = await place();
  expect([placed.day, placed.start !== stood.start]).toEqual(['1', true]);

  // Without a script the second is taken back, then the first.
  const plain = await login('organiser', { javaScriptEnabled: false });
  await plain.goto(rooms);
  await plain.getByText('What you placed before that (1)').click();
  await expect(plain.getByText('Take back first what you did with this session afterwards.')).toBeVisible();
  await plain.getByRole('button', { name: `Take back: ${title}` }).click();
  await plain.getByRole('button', { name: `Take back: ${title}` }).click();
  await expect(plain.getByRole('button', { name: /^Take back/ })).toHaveCount(0);

  // Changed meanwhile, it stays as it is, and that is said.
  await page.reload();
  expect(await place()).toEqual(stood);
  await tabTo(page, handle);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Enter');
  await expect(said).toContainText(`Placed: ${title}, Day 1,`);
  await other.goto('/en/manage/grcp-next/agenda');
  await other.getByRole('button', { name: `To the day after: ${title}` }).click();
  await expect(other.getByRole('button', { name: `To the day after: ${title}` })).toBeVisible();
  await press(page, page.getByRole('button', { name: `Take back: ${title}` }));
  await expect(page.getByRole('main').getByRole('alert')).toContainText('changed in the meantime');
  await expect(page.getByText('Changed since then in another way: it stays as it is now.')).toBeVisible();
});
