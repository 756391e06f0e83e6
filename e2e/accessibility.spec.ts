import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures';
import { pages } from './pages';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const [reader, list] of Object.entries(pages)) {
  test(`no barrier on the pages of: ${reader}`, async ({ login, open }) => {
    test.setTimeout(180_000);
    const browsers = new Map<string, Awaited<ReturnType<typeof open>>>();
    for (const { path, as, shows } of list) {
      const page = browsers.get(as ?? '') ?? (as ? await login(as) : await open());
      browsers.set(as ?? '', page);
      await page.goto(`/en${path === '/' ? '' : path}`);
      await expect(page.getByRole('main').getByText(shows).filter({ visible: true }).first(), path).toBeVisible();
      // No frames, so the results need no page of their own to be brought together in, which costs as much as the check.
      expect(page.frames().length).toBe(1);
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .options({ resultTypes: ['violations'] })
        .withTags(rules)
        .analyze();
      const found = violations.map(({ id, help, nodes }) => ({
        path,
        id,
        help,
        where: nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`),
      }));
      expect.soft(found).toEqual([]);
    }
  });
}
