import { expect, test } from './fixtures';

/** Every answer that is missing is named beside its field, also a choice that was never touched. */
test('a choice that was never made is asked for at its field', async ({ login }) => {
  const page = await login('staff');
  await page.goto('/en/manage/new');
  const country = page.locator('select[name="countryCode"]');
  await page.locator('input[name="city"]').fill('Geneva');
  await country.selectOption('');
  await page.locator('main form button[type="submit"]').last().click();
  await expect(country).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('input[name="slug"]')).toHaveAttribute('aria-invalid', 'true');
});
