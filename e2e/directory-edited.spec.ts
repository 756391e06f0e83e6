import { expect, test } from './fixtures';

test('a desk officer corrects a chair, and the public record and its history say so at once', async ({
  login,
  open,
}) => {
  const officer = await login('staff');
  await officer.goto('/en/admin/directory/colombo-process');
  await officer.getByRole('link', { name: 'Add: Chairs' }).click();
  await officer.getByRole('combobox', { name: 'State (optional)' }).selectOption('TH');
  await officer.getByRole('textbox', { name: 'From', exact: true }).fill('2041-03');
  await officer.getByRole('textbox', { name: 'To (optional)' }).fill('2040');
  await officer.getByRole('textbox', { name: 'Source', exact: true }).fill('https://colomboprocess.example.org/chair');
  await officer.getByRole('button', { name: 'Save' }).click();
  await expect(officer.getByRole('link', { name: /ends before it begins/i })).toBeVisible();
  await officer.getByRole('textbox', { name: 'To (optional)' }).fill('2042');
  await officer.getByRole('button', { name: 'Save' }).click();
  await expect(officer).toHaveURL(/\/directory\/colombo-process\/history/);
  await expect(officer.getByRole('article').first()).toContainText('Thailand, 2041-03–2042');

  const reader = await open();
  await reader.goto('/en/directory/colombo-process');
  const row = reader.getByRole('row', { name: /Thailand/ });
  await expect(row).toContainText('2041–2042');
  await expect(row).toContainText('Incoming');
  await reader.goto('/en/directory/colombo-process/history?day=2041-06-01');
  const held = reader.getByRole('region', { name: /^As of/ });
  await expect(held).toContainText('Thailand, 2041-03–2042');
  await reader.goto('/en/directory/colombo-process/history?day=2041-02-28');
  await expect(held).not.toContainText('Thailand, 2041-03–2042');

  // Who chaired in a year stands in the fact sheet of that year.
  await reader.goto('/en/figures?year=2018');
  const counted = reader.getByRole('row', { name: /^Migration Dialogue for Southern Africa/ });
  await expect(counted).not.toContainText('Zambia');
  await officer.goto('/en/admin/directory/midsa?what=CHAIR');
  await officer.getByRole('combobox', { name: 'State (optional)' }).selectOption('ZM');
  await officer.getByRole('textbox', { name: 'From', exact: true }).fill('2018-03');
  await officer.getByRole('textbox', { name: 'To (optional)' }).fill('2019');
  await officer.getByRole('textbox', { name: 'Source', exact: true }).fill('https://midsa.example.org/chair');
  await officer.getByRole('button', { name: 'Save' }).click();
  await expect(officer).toHaveURL(/\/directory\/midsa\/history/);
  await reader.reload();
  await expect(counted).toContainText('Zambia');

  // The same record once more from a file: on a phone without JavaScript, seen before it is written.
  const desk = await login('staff', { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  const exported = await desk.request.get('/api/directory?format=csv&what=CHAIR&day=2041-06-01');
  const held2041 = await exported.text();
  const changed = held2041.replace('TH,,2041-03,2042', 'TH,,2041-03,2043');
  await desk.goto('/fr/admin/directory/import');
  const buffer = Buffer.from(changed);
  await desk.getByLabel(/^Fichier du répertoire/).setInputFiles({ name: 'chairs.csv', mimeType: 'text/csv', buffer });
  await desk.getByRole('button', { name: 'Lire le fichier' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Ce que le fichier modifierait');
  const difference = desk.getByRole('region', { name: 'Contradictions (1)', exact: true }).getByRole('row').last();
  await expect(difference.locator('del')).toHaveText('2042');
  await expect(difference.locator('ins')).toHaveText('2043');
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await desk.getByRole('checkbox', { name: 'Suivre le fichier' }).check();
  await desk.getByRole('textbox', { name: 'Source', exact: true }).fill('https://colomboprocess.example.org/list');
  await desk.getByRole('textbox', { name: 'Date de la source' }).fill('2040-05');
  // Somebody changes the same term before it is confirmed: that is said, and what was typed stays.
  const term = /,([0-9a-f-]{36}),TH,,2041-03,2042/.exec(held2041)?.[1] ?? '';
  await officer.goto(`/en/admin/directory/colombo-process?what=CHAIR&row=${term}`);
  await officer.getByRole('textbox', { name: 'To (optional)' }).fill('2044');
  await officer.getByRole('textbox', { name: 'Source', exact: true }).fill('https://colomboprocess.example.org/chair');
  await officer.getByRole('button', { name: 'Save' }).click();
  await expect(officer).toHaveURL(/\/directory\/colombo-process\/history/);
  await desk.getByRole('button', { name: 'Écrire les modifications' }).click();
  await expect(desk.getByText('Votre saisie est toujours là.')).toBeVisible();
  await expect(desk.getByRole('heading', { name: /^L’un de ces éléments a changé/ })).toBeVisible();
  await expect(desk.getByRole('textbox', { name: 'Source', exact: true })).toHaveValue(/colomboprocess/);
  await expect(difference.locator('del')).toHaveText('2044');
  await desk.getByRole('checkbox', { name: 'Suivre le fichier' }).check();
  await desk.getByRole('button', { name: 'Écrire les modifications' }).click();
  await desk.getByRole('link', { name: /^colombo-process/ }).click();
  await expect(desk.getByRole('article').first()).toContainText('Au\u00a0: 2043');
});

test('a party that the directory lacks is made from a file with French heads, seen before it is written, and is then public', async ({
  login,
  open,
}) => {
  const desk = await login('staff', { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  const bring = async (text: string) => {
    await desk.goto('/fr/admin/directory/import');
    const file = { name: 'noms.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await desk.getByLabel(/^Fichier du répertoire/).setInputFiles(file);
    await desk.getByRole('button', { name: 'Lire le fichier' }).click();
  };
  const heads = 'Entité;Nom en anglais;Nom en français;Sigle en anglais;Type d’entité\n';
  await bring(
    `${heads}sample-network;Sample Network;Réseau modèle;SAMPLENET;other\nmidsa-two;Another Dialogue;;MIDSA;other\n`,
  );
  const made = desk.getByRole('region', { name: 'Nouvelles entités (1)', exact: true }).first();
  await expect(made).toContainText('Nouvelle entité\u00a0: Autre partenaire');
  await expect(made).toContainText(/Le fichier ne dit rien sur\u00a0: Nom en espagnol, Site web/);
  const doubted = desk.getByRole('region', { name: 'Nouvelles entités dont le sigle est déjà pris (1)' }).first();
  await expect(doubted.getByRole('link', { name: 'midsa', exact: true })).toBeVisible();
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const reader = await open();
  expect((await reader.goto('/en/directory/sample-network'))?.status()).toBe(404);
  await desk.getByRole('textbox', { name: 'Source', exact: true }).fill('https://network.example.org/about');
  await desk.getByRole('textbox', { name: 'Date de la source' }).fill('2041-02');
  await desk.getByRole('button', { name: 'Écrire les modifications' }).click();
  await expect(desk.getByText('1 modification écrite').first()).toBeVisible();
  await reader.goto('/en/directory/sample-network');
  await expect(reader.getByRole('heading', { level: 1 })).toContainText('Sample Network');
  await reader.goto('/en/directory/sample-network/history');
  await expect(reader.getByRole('main')).toContainText('network.example.org');
  expect((await reader.goto('/en/directory/midsa-two'))?.status()).toBe(404);
});

test('a focal point proposes a chair on a phone without JavaScript, and what the secretariat accepts is public', async ({
  login,
  open,
}) => {
  const phone = await login('focal-point', { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  await phone.goto('/fr/meetings/grcp-next/delegation');
  await phone.getByRole('link', { name: 'Proposer une rectification de cette fiche' }).click();
  await phone.getByRole('link', { name: /^Proposer une entrée.*Présidences$/ }).click();
  await phone.getByRole('combobox', { name: 'État (facultatif)' }).selectOption('UY');
  await phone.getByRole('textbox', { name: 'Du', exact: true }).fill('2044');
  await phone.getByRole('textbox', { name: 'Au (facultatif)' }).fill('2045');
  await phone.getByRole('button', { name: 'Envoyer la proposition' }).click();
  await expect(phone.getByRole('link', { name: /^Source/ })).toBeVisible();
  await phone.getByRole('textbox', { name: 'Source', exact: true }).fill('https://process.example.org/chair');
  await phone.getByRole('button', { name: 'Envoyer la proposition' }).click();
  const proposed = phone.getByRole('article', { name: 'Présidences' }).filter({ hasText: '2044' });
  await expect(proposed).toContainText('Attend une réponse');
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  const officer = await login('staff');
  await officer.goto('/en/work');
  await officer.getByRole('link', { name: 'Read and answer' }).click();
  await officer.getByRole('link', { name: /^Read and answer: Uruguay, 2044–2045/ }).click();
  await expect(officer.getByRole('form', { name: 'Accept' })).toContainText('Uruguay');
  await officer.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(officer.getByText(/^Accepted by /)).toBeVisible();

  const reader = await open();
  await reader.goto('/en/directory/midsa');
  await expect(reader.getByRole('row', { name: /Uruguay/ })).toContainText('2044–2045');
  await phone.reload();
  await expect(proposed).toContainText('Acceptée');
});
