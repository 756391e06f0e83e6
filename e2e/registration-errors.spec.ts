import { expect, login, test } from './fixtures';

/** Every answer that is missing is named beside its field, also a choice that was never touched. */
test('a title of courtesy that was not chosen is asked for at its field', async ({ page }) => {
  await login(page, 'delegate');
  await page.goto('/en/work');
  await page.locator('.work a.btn').first().click();
  const form = page.getByRole('form').or(page.locator('main form')).first();
  const title = form.getByLabel('Courtesy title');
  await title.selectOption('');
  await form.getByLabel('Function').first().fill('Director');
  await form.getByRole('button', { name: /Send/ }).click();
  await expect(title).toHaveAttribute('aria-invalid', 'true');
});
