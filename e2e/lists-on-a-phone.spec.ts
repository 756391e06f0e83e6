import { expect, test } from './fixtures';

const home = 'grcp-next';

/** Lists of the secretariat that are read at a door or in a corridor. */
const lists = ['registrations', 'delegations', 'invitations', 'invitations/new'];

test('the secretariat’s lists are read on a phone without scrolling sideways', async ({ login }) => {
  const page = await login('staff');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const list of lists) {
    await page.goto(`/fr/manage/${home}/${list}`);
    await expect(page.getByRole('table').getByRole('row').nth(2)).toBeVisible();
    const wider = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.tw')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
        .map(({ className, scrollWidth }) => `${className} ${scrollWidth}`),
    );
    expect([list, wider]).toEqual([list, []]);
  }
});

test('the longest name of a mechanism fits on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/fr/directory/igc');
  await expect(page.getByRole('heading', { level: 1, name: 'Consultations intergouvernementales' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
