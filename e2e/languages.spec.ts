import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const own = { en: 'English', fr: 'Français', es: 'Español' } as const;
type Locale = keyof typeof own;
const locales = Object.keys(own) as Locale[];

/** Ten pages for each kind of reader's frame, with a query where a page has one. */
const publicPages = [
  '/directory?q=africa',
  '/directory/midsa',
  '/figures',
  '/sign-in?next=%2Fen%2Fwork',
  '/meetings/grcp7',
  '/meetings/grcp7/highlights?cols=en+fr&way=8',
  '/meetings/grcp7/results?snapshot=1',
] as const;
const deskPages = [
  '/manage/grcp-next/registrations?status=open',
  '/manage/grcp-next/recommendations',
  '/manage/grcp-next/edit',
] as const;

/** Texts on the page that are the name of a message instead of its words. */
async function rawKeys(page: Page): Promise<string[]> {
  const lines = (await page.locator('body').innerText()).split('\n').map((line) => line.trim());
  return lines.filter((line) => /^[a-z]+(\.[a-zA-Z]+)+$/.test(line));
}

async function switchThrough(page: Page, path: string): Promise<void> {
  await page.goto(`/en${path}`);
  for (const locale of [...locales.slice(1), 'en' as const]) {
    await page.getByRole('banner').getByRole('link', { name: own[locale], exact: true }).click();
    await expect(page).toHaveURL((url) => isSamePage(url, `/${locale}${path}`));
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    expect(await rawKeys(page), `${locale}${path}`).toEqual([]);
  }
}

/** A space in a query may be written "+" or "%20": what counts is what it says. */
function isSamePage(url: URL, expected: string): boolean {
  const wanted = new URL(expected, url);
  return (
    url.pathname === wanted.pathname &&
    new URLSearchParams(url.search).toString() === new URLSearchParams(wanted.search).toString()
  );
}

/** What makes a page wider than the phone: the outermost elements that stick out and do not scroll by themselves. */
async function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const out = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    return [
      `${document.documentElement.scrollWidth} > ${width}`,
      ...out.slice(0, 5).map((element) => element.outerHTML.slice(0, 160)),
    ];
  });
}

test('the switch keeps page and query, and every language has its words', async ({ open, login }) => {
  const [reader, secretariat] = [await open(), await login('organiser')];
  for (const path of publicPages) await switchThrough(reader, path);
  for (const path of deskPages) await switchThrough(secretariat, path);
});

test('nothing scrolls sideways on a phone', async ({ open, login }) => {
  const [reader, secretariat] = [await open(), await login('organiser')];
  for (const [page, paths] of [
    [reader, publicPages],
    [secretariat, deskPages],
  ] as const) {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of paths) {
      for (const locale of locales) {
        await page.goto(`/${locale}${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect.soft(await sticksOut(page), `${locale}${path}`).toEqual([]);
      }
    }
  }
});
