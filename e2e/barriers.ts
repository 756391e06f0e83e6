import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What keeps somebody from using this page, as far as a program can tell: the rule, and the first places. */
export async function barriersOn(page: Page): Promise<{ id: string; help: string; where: string[] }[]> {
  // No frames, so the results need no page of their own to be brought together in, which costs as much as the check.
  expect(page.frames().length).toBe(1);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    .analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`),
  }));
}
