import { expect, test } from '@playwright/test';
import { visit } from './actors';
import { ask } from './ask';
import { pages } from './permissions-table';
import { placeOf } from './place';

const closed = 'grcp7';

/** What completes the record of a closed meeting; every other form would be refused. */
const stillOpen =
  /^(Take back the role|Take snapshot no\. \d+|Send again|Clear the screen|Download as (CSV|XLSX)|Issue the list|Give out the record|Prepare the file|Open the document again|Save the public page)$/;

/** Follow-up begins when a meeting is closed: its owners report for years. Documents are added to the record, as the verbs say. */
const goOn = [`/manage/${closed}/follow-up`, `/manage/${closed}/documents`];

/** Buttons of the forms that post, on one page. */
function buttonsOf(html: string): string[] {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return [...main.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)]
    .filter(([form]) => form.includes('idempotencyKey'))
    .flatMap(([form]) => [...form.matchAll(/<button[^>]*>([\s\S]*?)<\/button>/g)])
    .map(([, text = '']) => text.replace(/<[^>]+>/g, '').trim());
}

for (const kind of ['organiser', 'chair', 'screen'] as const) {
  test(`a closed meeting offers the ${kind} no form that would be refused, and says that it is a record`, async () => {
    const { headers } = await visit(kind, closed);
    const place = await placeOf(closed);
    const paths = Object.values(pages)
      .map((page) => page.path(place))
      .filter((path) => path.startsWith(`/manage/${closed}`) || path.startsWith(`/meetings/${closed}`));
    expect(paths.length).toBeGreaterThan(15);
    const refused: string[] = [];
    for (const path of paths) {
      const response = await ask(`/en${path}`, headers);
      if (response.status !== 200) continue;
      const html = await response.text();
      expect(html, path).toContain('This meeting is closed.');
      refused.push(
        ...buttonsOf(html).flatMap((text) =>
          stillOpen.test(text) || goOn.some((page) => path.startsWith(page)) ? [] : [`${path}: ${text}`],
        ),
      );
    }
    expect(refused).toEqual([]);
  });
}
