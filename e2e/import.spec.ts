import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { look } from './database';
import { expect, test } from './fixtures';

const home = 'grcp-next';
const phone = { viewport: { width: 390, height: 844 } };
const start = `/fr/manage/${home}/registrations/import`;

const isWithinWidth = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** Parties whose delegation has places left, and that no other journey names anybody for. */
async function partiesWithPlaces(): Promise<{ code: string; id: string; free: number }[]> {
  return look(
    `SELECT p.code, d.id, d.quota - d."seatsTaken" AS free FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId"
     JOIN "Invitation" i ON i.id = d."invitationId" AND i.status = 'ACCEPTED' JOIN "Meeting" m ON m.id = d."meetingId" AND m.slug = $1
     WHERE d."seatsTaken" < d.quota AND p.code <> ALL ($2) ORDER BY free DESC, p.code`,
    [home, ['au-hoai', 'eac', 'gfmd', 'igad-rcp', 'khartoum-process', 'prague-process', 'rmfm']],
  );
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/fr/sign-in');
  await page.getByRole('button', { name: /Oriol Organista/ }).click();
  await expect(page).toHaveURL('/fr/work');
}

/** Hands a file in and waits until it has been read: the page follows by itself, or by its link. */
async function upload(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
  until: string,
): Promise<void> {
  await page.goto(start);
  await page.getByLabel('Tableur').setInputFiles(file);
  await page.getByRole('button', { name: 'Lire le tableau' }).click();
  await expect(page).toHaveURL(/\/import\/[0-9a-f-]{36}$/);
  await arrive(page, until);
}

/** Waits for a heading; where the page does not follow by itself, asks again as its reader would. */
async function arrive(page: Page, heading: string): Promise<void> {
  await expect(async () => {
    const again = page.getByRole('link', { name: 'Voir où il en est' });
    // The page may follow by itself at this very moment, and the link with it.
    if (await again.isVisible()) await again.click({ timeout: 1_000 });
    await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}

const figure = (page: Page, label: string) => page.locator('dl.figs > div').filter({ hasText: label }).locator('dd');
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test('the secretariat brings people in from a workbook and takes them back, on a phone', async ({ open }) => {
  const page = await open(phone);
  const [party] = await partiesWithPlaces();
  if (!party) throw new Error('no delegation of the sample has a place left');
  await signIn(page);
  await page.goto(`/fr/manage/${home}/registrations`);
  await page.getByRole('link', { name: 'Importer des personnes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Importer des personnes' })).toBeVisible();

  // What is no sheet, and what is far larger inside than outside, says why.
  await upload(
    page,
    { name: 'liste.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
    'Ce tableau ne peut pas être lu',
  );
  await expect(page.getByText('Ce n’est ni un classeur XLSX ni un texte séparé')).toBeVisible();
  const bomb = zipSync({
    'xl/workbook.xml': strToU8('<workbook/>'),
    'xl/media/zero.bin': new Uint8Array(150 * 1024 * 1024),
  });
  await upload(
    page,
    { name: 'bombe.xlsx', mimeType: xlsx, buffer: Buffer.from(bomb) },
    'Ce tableau ne peut pas être lu',
  );
  await expect(page.getByText('bien plus grand à l’intérieur')).toBeVisible();
  await page.getByRole('button', { name: 'Abandonner cette importation' }).click();
  await expect(page).toHaveURL(start);

  const rows = [
    ['Mécanisme', 'Civilité', 'Prénom', 'Nom', 'Courriel', 'Téléphone', 'Pointure'],
    [party.code, 'Mme', 'Aïssata', 'Importée', 'aissata@import.example.org', '+41 22 717 91 11', '0038'],
    ['mécanisme inconnu', 'M.', '=1+1', 'Refusé', 'pas une adresse', '', ''],
  ].map((cells) => cells.map((value) => ({ value })));
  await upload(
    page,
    { name: 'délégations.xlsx', mimeType: xlsx, buffer: await writeXlsxFile(rows).toBuffer() },
    'Ce que contiennent les colonnes',
  );
  await expect(page.getByRole('combobox', { name: 'Colonne D : Nom' })).toHaveValue('surname');
  await expect(page.getByText('Par exemple : +41 22 717 91 11')).toBeVisible();
  expect(await isWithinWidth(page)).toBe(true);

  // A column that is needed and left out is asked for where all columns are.
  await page.getByRole('combobox', { name: 'Colonne E : Courriel' }).selectOption({ label: 'Laisser de côté' });
  await page.getByRole('button', { name: 'Vérifier chaque ligne' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Dites quelle colonne contient le courriel' })).toBeFocused();
  await page.getByRole('combobox', { name: 'Colonne E : Courriel' }).selectOption({ label: 'Courriel' });
  await page.getByRole('button', { name: 'Vérifier chaque ligne' }).click();
  await arrive(page, 'Ce qui se passerait');
  await expect(figure(page, 'Nouvelles')).toContainText('1');
  await expect(figure(page, 'Erreurs')).toContainText('1');
  await expect(page.getByText('Laissé de côté : Pointure.')).toBeVisible();
  expect(await look(`SELECT 1 FROM "Registration" WHERE email = 'aissata@import.example.org'`)).toEqual([]);

  await page.getByRole('navigation', { name: 'Afficher' }).getByRole('link', { name: 'Erreurs (1)' }).click();
  await expect(page.getByRole('row', { name: /REFUSÉ/ })).toContainText(
    'Colonne A (Mécanisme) : aucune entité du répertoire n’a ce code, ce nom ou ce sigle.',
  );
  expect(await isWithinWidth(page)).toBe(true);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Erreurs sous forme de tableau (CSV)' }).click();
  const sheet = readFileSync(await (await downloading).path(), 'utf8');
  expect(sheet).toContain("mécanisme inconnu,M.,'=1+1,Refusé");

  await page.getByRole('checkbox', { name: 'Envoyer à chacune une invitation' }).check();
  await page.getByRole('button', { name: 'Importer 1 personne', exact: true }).click();
  await arrive(page, 'Ce qu’il en est advenu');
  await expect(figure(page, 'Importées')).toContainText('1');
  await expect(page.getByText('Une invitation à s’inscrire a été envoyée.')).toBeVisible();

  // Both ways: to the person, and from there back to the import.
  await page.getByRole('link', { name: 'Aïssata Importée' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Aïssata Importée/ })).toBeVisible();
  await page.getByRole('link', { name: 'Voir l’importation' }).click();
  await page.getByRole('button', { name: 'Retirer 1 inscription' }).click();
  await arrive(page, 'Ce qu’il en est advenu');
  await expect(page.getByText('Annulée', { exact: true })).toBeVisible();
  expect(await look(`SELECT status::text FROM "Registration" WHERE email = 'aissata@import.example.org'`)).toEqual([
    { status: 'WITHDRAWN' },
  ]);
});

test('without JavaScript', async ({ open }) => {
  const page = await open({ ...phone, javaScriptEnabled: false });
  const [, party] = await partiesWithPlaces();
  if (!party) throw new Error('no second delegation of the sample has a place left');
  await signIn(page);
  // As a spreadsheet in French writes it: semicolons, Windows-1252.
  const text = `Délégation;Prénom;Nom de famille;Courriel\r\n${party.code};Zoé;Éditée;zoe@import.example.org\r\n`;
  await upload(
    page,
    { name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') },
    'Ce que contiennent les colonnes',
  );
  await expect(page.getByText('séparateur : point-virgule, WINDOWS-1252')).toBeVisible();
  await page.getByRole('combobox', { name: 'Colonne C : Nom de famille' }).selectOption({ label: 'Laisser de côté' });
  await page.getByRole('button', { name: 'Vérifier chaque ligne' }).click();
  await expect(page.getByRole('alert')).toContainText('Dites quelle colonne contient le nom de famille');
  await page.getByRole('combobox', { name: 'Colonne C : Nom de famille' }).selectOption({ label: 'Nom de famille' });
  await page.getByRole('button', { name: 'Vérifier chaque ligne' }).click();
  await arrive(page, 'Ce qui se passerait');
  await expect(page.getByRole('row', { name: /ÉDITÉE/ })).toContainText('Nouvelle');
  await page.getByRole('button', { name: 'Importer 1 personne', exact: true }).click();
  await arrive(page, 'Ce qu’il en est advenu');
  await expect(page.getByText('Personne n’a reçu de message.')).toBeVisible();
  expect(await look(`SELECT status::text FROM "Registration" WHERE email = 'zoe@import.example.org'`)).toEqual([
    { status: 'NOMINATED' },
  ]);
  expect(await look(`SELECT 1 FROM "OutboxMail" WHERE recipient = 'zoe@import.example.org'`)).toEqual([]);
  await page.getByRole('button', { name: 'Retirer 1 inscription' }).click();
  await arrive(page, 'Ce qu’il en est advenu');
  await expect(page.getByText('Annulée', { exact: true })).toBeVisible();
});
