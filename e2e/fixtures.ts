import { expect, test as base, type BrowserContextOptions, type Locator, type Page } from '@playwright/test';
import en from '../lib/i18n/messages/en/auth.json';
import es from '../lib/i18n/messages/es/auth.json';
import fr from '../lib/i18n/messages/fr/auth.json';
import { lastCode } from './database';

export { expect };

/** The sample's people, who have a button to sign in with. */
const people = {
  administrator: 'Ada Admindale',
  staff: 'Simone Staffelbach',
  organiser: 'Oriol Organista',
  focalPoint: 'Fanta Focalé',
  delegate: 'Delfina Delegado',
  facilitator: 'Farai Facilimba',
  rapporteur: 'Rosine Rapportier',
  chair: 'Charlotte Chairbridge',
  translator: 'Tristán Traductor',
  screen: 'Sten Screenberg',
  observer: 'Olga Observanko',
  travel: 'Théodora Travellini',
  logistics: 'Lukas Logistiker',
  door: 'Dunja Doorwart',
  finance: 'Fiona Finanziari',
} as const;

export type SamplePerson = keyof typeof people;
type Locale = keyof typeof words;
const words = { en, fr, es };

type Journey = {
  /** A browser of its own, for somebody who is not signed in. */
  open: (options?: BrowserContextOptions) => Promise<Page>;
  /** A browser of its own, signed in: by the sample's button, or for any other address by the code that is mailed to it. */
  login: (who: SamplePerson | `${string}@${string}`, options?: { locale?: Locale }) => Promise<Page>;
};

export const test = base.extend<Journey>({
  open: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      pages.push(await context.newPage());
      return pages.at(-1) as Page;
    });
    for (const page of pages) await page.context().close();
  },
  login: async ({ open }, use) => {
    await use(async (who, { locale = 'en' } = {}) => {
      const page = await open();
      await (isSamplePerson(who) ? signInByButton(page, who, locale) : signInByCode(page, who, locale));
      return page;
    });
  },
});

const isSamplePerson = (who: string): who is SamplePerson => Object.hasOwn(people, who);

async function signInByButton(page: Page, who: SamplePerson, locale: Locale): Promise<void> {
  await page.goto(`/${locale}/sign-in`);
  await page.getByRole('button', { name: words[locale].signIn.sampleAs.replace('{name}', people[who]) }).click();
  await expect(page).toHaveURL(`/${locale}/work`);
}

async function signInByCode(page: Page, address: string, locale: Locale): Promise<void> {
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
