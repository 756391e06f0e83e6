import { ask } from './ask';
import { expect, test } from './fixtures';
import { pictureNames } from '../lib/pictures/model/picture';

const types = { svg: 'image/svg+xml', png: 'image/png', csv: 'text/csv' };

test.describe('without JavaScript, on a phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test('a reader asks for a picture as of a day, scrolls it in its own frame and takes its files away', async ({
    page,
  }) => {
    for (const name of pictureNames) {
      await page.goto(`/fr/pictures/${name}`);
      const picture = page.getByRole('main').getByRole('img');
      await page.getByLabel('À la date du').fill('2019-06-30');
      await page.getByRole('button', { name: 'Afficher' }).click();
      await expect(picture).toHaveAccessibleName(/30 juin 2019/);
      // The page keeps the width of the phone; the frame around the picture scrolls, also by keyboard. The world is seen whole.
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      const frame = page.getByRole('region').filter({ has: page.getByRole('img') });
      await expect(frame).toHaveAttribute('tabindex', '0');
      expect(await frame.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toBe(name !== 'map');
      for (const [ending, type] of Object.entries(types)) {
        const link = page.getByRole('link', { name: new RegExp(`^${ending}\\s: `, 'i') });
        const answer = await ask((await link.getAttribute('href')) ?? '');
        expect([answer.status, answer.headers.get('content-type')], `${name}.${ending}`).toEqual([
          200,
          expect.stringContaining(type),
        ]);
        expect(answer.headers.get('content-disposition')).toContain(`${name}-2019-06-30.${ending}`);
        const again = await ask((await link.getAttribute('href')) ?? '', {
          'if-none-match': answer.headers.get('etag') ?? '',
        });
        expect(again.status).toBe(304);
        await answer.body?.cancel();
      }
    }
  });

  test('a reader opens the whole chain of a published edition and its table, and takes the picture away', async ({
    page,
  }) => {
    await page.goto('/fr/meetings/grcp7/chain');
    const chain = page.getByRole('main').locator('#picture');
    await expect(chain.getByRole('img')).toHaveAccessibleName(/^Des réponses aux engagements/);
    await chain.getByText('Chaque bande du graphique avec son nombre').first().click();
    await expect(chain.getByRole('rowheader', { name: 'Groupe → Recommandation générale' }).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const taken = page.waitForEvent('download');
    const link = chain.getByRole('link', { name: /^SVG\s: / });
    await link.click();
    expect((await taken).suggestedFilename()).toBe('grcp7-chain-fr.svg');
    // Of invented data, so that search engines are kept away; what has not changed costs no body.
    const path = (await link.getAttribute('href')) ?? '';
    const { headers } = await ask(path);
    expect([headers.get('x-robots-tag'), headers.get('cache-control')]).toEqual(['noindex', 'public, no-cache']);
    expect((await ask(path, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
  });
});
