import { barriersOn } from './barriers';
import { expect, test } from './fixtures';
import { pages } from './pages';

for (const [reader, list] of Object.entries(pages)) {
  test(`no barrier on the pages of: ${reader}`, async ({ login, open }) => {
    const browsers = new Map<string, Awaited<ReturnType<typeof open>>>();
    for (const { path: found, as, shows } of list) {
      const path = typeof found === 'string' ? found : await found();
      const page = browsers.get(as ?? '') ?? (as ? await login(as) : await open());
      browsers.set(as ?? '', page);
      await page.goto(`/en${path === '/' ? '' : path}`);
      await expect(page.getByRole('main').getByText(shows).filter({ visible: true }).first(), path).toBeVisible();
      expect.soft((await barriersOn(page)).map((barrier) => ({ path, ...barrier }))).toEqual([]);
    }
  });
}
