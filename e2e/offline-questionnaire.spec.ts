import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from './fixtures';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const address = '/fr/meetings/grcp-next/survey';
const sheetPath = 'xl/worksheets/sheet1.xml';

/** The sheet with a text in the first of its empty cells whose hidden key ends so, as a spreadsheet would write it. */
function typeInto(bytes: Uint8Array, key: RegExp, text: string): Buffer {
  const files = unzipSync(bytes);
  const rows = strFromU8(files[sheetPath] ?? new Uint8Array()).split(/(?=<row )/);
  const at = rows.findIndex((row) => key.test(/<c r="E\d+"[^>]*>(?:<is>)?<t[^>]*>([^<]*)</.exec(row)?.[1] ?? ''));
  const answer = /<c r="(C\d+)"( s="\d+")?[^>]*?(?:\/>|>.*?<\/c>)/;
  expect(rows[at]).toMatch(answer);
  rows[at] = (rows[at] ?? '').replace(answer, `<c r="$1"$2 t="inlineStr"><is><t>${text}</t></is></c>`);
  return Buffer.from(zipSync({ ...files, [sheetPath]: strToU8(rows.join('')) }));
}

test('the questionnaire is downloaded, filled in offline, looked at and saved, and is not submitted by it', async ({
  login,
}) => {
  test.slow();
  const page = await login('focal-point');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address);
  const link = page.getByRole('link', { name: 'Questionnaire à remplir hors connexion (XLSX)' });
  const response = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(response.headers()['content-type']).toBe(xlsx);
  const blank = await response.body();
  const bring = async (buffer: Buffer) => {
    await page.goto(address);
    await page.getByLabel('Feuille remplie (XLSX)').setInputFiles({ name: 'réponses.xlsx', mimeType: xlsx, buffer });
    await page.getByRole('button', { name: 'Importer une feuille remplie' }).click();
  };

  await test.step('what is no sheet is refused at the field', async () => {
    await bring(Buffer.from('%PDF-1.7'));
    await expect(page.getByText('ce fichier n’est pas une feuille de calcul').first()).toBeVisible();
  });

  await test.step('an error stands at its cell, and what can be read is offered', async () => {
    const filled = typeInto(typeInto(blank, / value$/, 'Ni l’un ni l’autre'), / place /, '1');
    await bring(filled);
    await expect(page.getByRole('heading', { level: 1, name: 'Ce que la feuille modifierait' })).toBeVisible();
    await expect(page.getByText(/Rien n’est encore enregistré/)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  await test.step('it is saved as a draft', async () => {
    await page.getByRole('button', { name: /^Enregistrer \d+ réponses?$/ }).click();
    await expect(page.getByText(/Les réponses de la feuille sont enregistrées/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Enregistrer et vérifier' })).toBeVisible();
  });
});
