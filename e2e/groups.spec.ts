import { expect, test } from './fixtures';

test('an organisation is dragged into another group, with the sizes shown meanwhile, and back by one press', async ({
  login,
}) => {
  const page = await login('organiser');
  await page.goto('/en/manage/grcp-next/groups');
  const board = page.getByRole('form', { name: 'By dragging' });
  const columns = board.getByRole('group');
  const [from, to] = [columns.filter({ has: page.getByRole('listitem') }).first(), columns.nth(1)];
  const item = from
    .getByRole('listitem')
    .filter({ hasText: / [1-9]\d*$/ })
    .first();
  const name = (await item.textContent())?.replace(/ \d+$/, '') ?? '';
  const own = (column: typeof from) =>
    column.getByRole('listitem').filter({ hasText: new RegExp(`^${name.replace(/\W/g, '\\$&')} \\d+$`) });
  await expect(own(to)).toHaveCount(0);

  await item.hover();
  await page.mouse.down();
  await to.hover();
  const moved = Number(/\d+$/.exec((await item.textContent()) ?? '')?.[0]);
  const sizes = board.getByText(/→ \d+/);
  await expect(sizes).toHaveText([/: \d+ → \d+/, /: \d+ → \d+/]);
  const [[before, after], [other, more]] = (await sizes.allTextContents()).map((text) =>
    Array.from(text.matchAll(/\d+/g), ([number]) => Number(number)),
  ) as [[number, number], [number, number]];
  expect([after, more]).toEqual([before - moved, other + moved]);
  // Let go by the keyboard, nothing is moved.
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(sizes).toHaveCount(0);
  await expect(own(from)).toHaveCount(1);

  // Until a move is answered none begins, so that "undo" speaks of the one that was made.
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/groups', async (route) => {
    if (route.request().method() === 'POST') await answered;
    await route.continue();
  });
  await item.hover();
  await page.mouse.down();
  await to.hover();
  await page.mouse.up();
  await expect(board).toHaveAttribute('aria-busy', 'true');
  await item.hover();
  await page.mouse.down();
  await to.hover();
  await expect(sizes).toHaveCount(0);
  await page.mouse.up();
  answer();
  await expect(own(to)).toHaveCount(1);
  await expect(own(from)).toHaveCount(0);
  await board.getByRole('button', { name: `Undo: ${name} was moved` }).click();
  await expect(own(from)).toHaveCount(1);
  await expect(own(to)).toHaveCount(0);
});
