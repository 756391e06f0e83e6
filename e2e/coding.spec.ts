import type { Page } from '@playwright/test';
import { barriersOn } from './barriers';
import { expect, test } from './fixtures';

const list = '/en/manage/grcp-next/survey/coding';
const experience = `${list}/experience`;

async function addCode(page: Page, name: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Add a code' });
  await form.getByLabel('English').first().fill(name);
  await form.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText(name, { exact: true })).toBeVisible();
}

test('two people code open answers, one by keyboard on a phone and one without JavaScript, and see each other’s codes only at the end', async ({
  login,
  open,
}) => {
  test.slow();
  const page = await login('organiser');
  await page.setViewportSize({ width: 390, height: 800 });

  await test.step('the code book', async () => {
    await page.goto(experience);
    await page.getByRole('button', { name: 'Begin the code book' }).click();
    await addCode(page, 'Labour');
    await page.getByText('Add a code', { exact: true }).click();
    await addCode(page, 'Returns');
    for (const [part, name] of [
      ['First coder', 'Oriol Organista'],
      ['Second coder', 'Simone Staffelbach'],
    ] as const) {
      const form = page.getByRole('form', { name: `${part}: name somebody` });
      await form.getByLabel('Who').selectOption({ label: name });
      await form.getByRole('button').click();
      await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
    }
  });

  const total = await test.step('by keyboard: a digit for a code, Enter to go on', async () => {
    await page.goto(`${experience}/code`);
    const region = page.getByRole('group', { name: /^Answer \d+ of \d+$/ });
    expect(await barriersOn(page)).toEqual([]);
    const count = Number(/of (\d+)$/.exec((await region.getAttribute('aria-label')) ?? '')?.[1]);
    for (let n = 1; n <= count; n += 1) {
      await expect(page.getByText(`${n - 1} of ${count} coded`, { exact: true })).toBeVisible();
      await region.focus();
      await page.keyboard.press(n === 1 ? '0' : '1');
      await page.keyboard.press('Enter');
    }
    await expect(page.getByText('All answers are coded.')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'I have finished' }).click();
    await expect(page.getByText('You have finished; the other coder has not yet.')).toBeVisible();
    await page.goto(`${experience}/compare`);
    await expect(page.getByText('Both coders have to finish first.')).toBeVisible();
    return count;
  });

  const other = await open({ javaScriptEnabled: false });
  await test.step('without JavaScript', async () => {
    await other.goto('/en/sign-in');
    await other.getByRole('button', { name: 'Simone Staffelbach' }).click();
    await other.goto(`${experience}/code`);
    for (let n = 1; n <= total; n += 1) {
      await other.getByLabel('1 · Labour').check();
      await other.getByRole('button', { name: 'Save and go on' }).click();
    }
    await other.getByRole('button', { name: 'I have finished' }).click();
  });

  await test.step('the two compared, and the difference decided', async () => {
    await other.goto(`${experience}/compare`);
    await expect(other.getByText(`${total} answers coded by both; the same codes on ${total - 1}.`)).toBeVisible();
    const difference = other.getByRole('article').first();
    await difference.locator('summary').click();
    await difference.getByLabel('1 · Labour').check();
    await difference.getByRole('button', { name: 'Decide' }).click();
    await expect(other.getByText('Not decided yet')).toHaveCount(0);
    await page.goto(`${experience}/compare`);
    await expect(page.getByRole('article').first()).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
  });
});
