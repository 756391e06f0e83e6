import {
  expect,
  test as base,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test';
import en from '../lib/i18n/messages/en/auth.json';
import es from '../lib/i18n/messages/es/auth.json';
import fr from '../lib/i18n/messages/fr/auth.json';
import { sessionCookie, visit, type SamplePerson } from './actors';
import { lastCode } from './database';

export { expect };

type Locale = keyof typeof words;
const words = { en, fr, es };

type Journey = {
  /** A browser of its own, for somebody who is not signed in. */
  open: (options?: BrowserContextOptions) => Promise<Page>;
  /** A browser of its own with the cookie that signing in gives one of the sample's people. It shows no page yet. */
  login: (who: SamplePerson, options?: BrowserContextOptions) => Promise<Page>;
};

/**
 * React takes hold of the controls of a page some time after the page is shown, later on a busy machine. Until then a
 * key means what it means without JavaScript, which has journeys of its own: a page that is gone to, or loaded anew, is
 * there when each of its controls is held.
 */
function waitForControls(context: BrowserContext): void {
  context.on('page', (page) => {
    const held = () =>
      page.waitForFunction(() => {
        const isHeld = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactProps$'));
        const controls = document.querySelectorAll(
          'main form, main input:not([type=hidden]), main select, main textarea, main button',
        );
        return !('__next_f' in globalThis) || [...controls].every(isHeld);
      });
    const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
    page.goto = async (...whereTo) => {
      const answer = await goto(...whereTo);
      await held();
      return answer;
    };
    page.reload = async (...how) => {
      const answer = await reload(...how);
      await held();
      return answer;
    };
  });
}

export const test = base.extend<Journey>({
  context: async ({ context, javaScriptEnabled }, use) => {
    if (javaScriptEnabled !== false) waitForControls(context);
    await use(context);
  },
  open: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      if (options?.javaScriptEnabled !== false) waitForControls(context);
      pages.push(await context.newPage());
      return pages.at(-1) as Page;
    });
    for (const page of pages) await page.context().close();
  },
  login: async ({ open, baseURL }, use) => {
    await use(async (who, options) => {
      const [page, { token }] = [await open(options), await visit(who, 'grcp-next')];
      await page.context().addCookies([{ name: sessionCookie, value: token ?? '', url: baseURL ?? '' }]);
      return page;
    });
  },
});

/** Signs in by the code that is mailed to an address, up to the first page that one sees then. */
export async function signInByCode(page: Page, address: string, locale: Locale): Promise<void> {
  await askForCode(page, address, locale);
  await typeCode(page, address, locale);
  await expect(page).toHaveURL(`/${locale}/work`);
}

/** Asks for a code, up to the page that waits for it. */
export async function askForCode(page: Page, address: string, locale: Locale): Promise<void> {
  await page.goto(`/${locale}/sign-in`);
  await page.getByRole('textbox', { name: words[locale].fields.email.label }).fill(address);
  await page.getByRole('button', { name: words[locale].signIn.send }).click();
  await expect(page.getByRole('heading', { name: words[locale].code.title })).toBeVisible();
}

/** Types the mailed code into the page that waits for it. */
export async function typeCode(page: Page, address: string, locale: Locale): Promise<void> {
  await page.getByRole('textbox', { name: words[locale].fields.code.label }).fill(await lastCode(address));
  await page.getByRole('button', { name: words[locale].code.submit, exact: true }).click();
}

/** Chooses the one option of a list whose label fits. */
export async function choose(select: Locator, option: RegExp): Promise<void> {
  await select.selectOption(await select.locator('option').filter({ hasText: option }).getAttribute('value'));
}
