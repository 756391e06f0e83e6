import { look } from './database';
import { expect, test } from './fixtures';

test('the finance officer, in Spanish, says that the bank details are held; the details themselves are asked nowhere', async ({
  login,
}) => {
  const page = await login('finance');
  await page.goto('/es/work');
  await page.getByRole('link', { name: 'Abrir la financiación' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Financiación' })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Financiación' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  const row = page
    .getByRole('row')
    .filter({ hasText: 'Concedida' })
    .filter({ hasText: /faltan/ })
    .first();
  await row.getByRole('link').first().click();
  const held = page.getByRole('checkbox', { name: 'Finanzas tiene los datos bancarios' });
  await expect(held).not.toBeChecked();
  await held.check();
  const of = new URL(page.url()).searchParams.get('of');
  await page.getByRole('button', { name: 'Guardar la ayuda' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Financiación' })).toBeVisible();
  expect(await look('SELECT "bankDetailsHeld" AS held FROM "FundingAward" WHERE "registrationId" = $1', [of])).toEqual([
    { held: true },
  ]);
  for (const desk of ['travel', 'logistics', 'registrations'])
    expect((await page.request.get(`/es/manage/grcp-next/${desk}`)).status()).toBe(404);
});
