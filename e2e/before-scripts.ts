import type { Page } from '@playwright/test';

/**
 * Goes to a page while its scripts are held back, without waiting for its controls to be held: what somebody does on a slow
 * link. @returns `come` lets the scripts in
 */
export async function goBeforeScripts(page: Page, address: string): Promise<{ come: () => void }> {
  let come = () => {};
  const asked = new Promise<void>((resolve) => (come = resolve));
  await page.route('**/*.js', (route) => asked.then(() => route.continue()));
  const arrived = page.waitForURL((url) => url.href.endsWith(address), { waitUntil: 'commit' });
  await page.evaluate((to) => window.location.assign(to), address);
  await arrived;
  return { come };
}
