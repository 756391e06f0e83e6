import type { Page } from '@playwright/test';
import { lastCode, lastLink, look } from './database';
import { choose, expect, test } from './fixtures';

/** A focal point of the sample who has not answered the invitation; reads the pages in French. */
const focalPoint = 'naledi.ratsimba@au-hoai.example.org';
const delegate = 'aissatou.koulibaly@au-hoai.example.org';

/** Opens the personal link of a mail in French, and signs in with the code that its button sends. */
async function openPersonalLink(page: Page, address: string, purpose: string): Promise<void> {
  const link = new URL(await lastLink(address, purpose));
  await page.goto(link.pathname.replace(/^\/\w+/, '/fr') + link.search);
  await expect(page).toHaveURL('/fr/invitation');
  await page.getByRole('button', { name: 'M’envoyer le code' }).click();
  await page.getByRole('textbox', { name: 'Code à six chiffres' }).fill(await lastCode(address));
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
}

const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });

test('invitation, nomination and registration, with an error on the way', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await openPersonalLink(page, focalPoint, 'invitation');
  await expect(page).toHaveURL('/fr/meetings/grcp-next/delegation?of=au-hoai');
  await page.getByRole('button', { name: 'Accepter l’invitation' }).click();
  await expect(page.getByText('Invitation acceptée')).toBeVisible();

  // Without JavaScript a dialog is a part of the page that opens in its place.
  const naming = page.locator('details').filter({ hasText: 'Désigner une personne pour la place 2' });
  await naming.locator('summary').click();
  await naming.getByRole('textbox', { name: 'Prénom' }).fill('Aïssatou');
  await naming.getByRole('textbox', { name: 'Nom de famille' }).fill('Koulibaly');
  await naming.getByRole('textbox', { name: 'Adresse électronique' }).fill(delegate);
  await naming.getByRole('combobox', { name: 'Langue des messages' }).selectOption('fr');
  await naming.getByRole('button', { name: 'Désigner cette personne' }).click();
  await expect(page.getByRole('row', { name: /KOULIBALY/ })).toBeVisible();

  const other = await open({ javaScriptEnabled: false });
  await openPersonalLink(other, delegate, 'nomination');
  await expect(other.getByRole('heading', { level: 1, name: 'Votre inscription' })).toBeVisible();
  await choose(other.getByRole('combobox', { name: 'Titre de civilité' }), /^Mme$/);
  await field(other, 'Titre fonctionnel').fill('');
  await field(other, 'Ministère ou organisme').fill('Ministère de l’intérieur & des migrations <test>');
  await other.getByRole('checkbox', { name: 'Français' }).check();
  await other.getByRole('checkbox', { name: /J’accepte que mon nom/ }).check();
  await other.getByRole('button', { name: 'Remettre l’inscription' }).click();

  // Refused: the summary has the focus and leads to the answer, and nothing that was typed is lost.
  await expect(other.getByRole('alert')).toContainText('Il y a 1 réponse à corriger');
  await expect(other.getByRole('alert')).toBeFocused();
  await expect(field(other, 'Titre fonctionnel')).toHaveAccessibleDescription(
    /Erreur\s: indiquez le titre fonctionnel/,
  );
  await expect(field(other, 'Titre fonctionnel')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(other, 'Ministère ou organisme')).toHaveValue('Ministère de l’intérieur & des migrations <test>');
  await expect(other.getByRole('checkbox', { name: 'Français' })).toBeChecked();
  await expect(other.getByRole('checkbox', { name: /J’accepte que mon nom/ })).toBeChecked();
  await expect(other.getByRole('combobox', { name: 'Titre de civilité' })).toHaveValue('MS');
  await other.getByRole('alert').getByRole('link').click();
  await expect(other).toHaveURL(/#.*functionalTitle$/);

  await field(other, 'Titre fonctionnel').fill('Directrice des migrations');
  await other.getByRole('button', { name: 'Remettre l’inscription' }).click();
  await expect(other.getByText('Remise au secrétariat le')).toBeVisible();
  const rows = await look(
    `SELECT r.status::text, r."functionalTitle", r.languages FROM "Registration" r WHERE r.surname = 'Koulibaly'`,
  );
  expect(rows).toEqual([{ status: 'SUBMITTED', functionalTitle: 'Directrice des migrations', languages: ['fr'] }]);
});

test('the answer of a party to the survey', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await openPersonalLink(page, 'jelena.eglitevska@prague-process.example.org', 'invitation');
  await page.getByRole('link', { name: 'Enquête' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Enquête préalable à la réunion' })).toBeVisible();
  await page.getByRole('radio', { name: 'En cours' }).check();
  const ranking = page.getByRole('group', {
    name: 'Quels thèmes comptent le plus pour les travaux communs de vos membres',
  });
  const places = ranking.getByRole('combobox');
  for (const [index, place] of ['1', '2', '2'].entries()) await places.nth(index).selectOption(place);
  await page.getByRole('button', { name: 'Enregistrer et vérifier' }).click();

  await expect(page.getByRole('alert')).toContainText('n’attribuez chaque rang qu’une fois');
  await expect(ranking).toHaveAccessibleDescription(/n’attribuez chaque rang qu’une fois/);
  await expect(page.getByRole('radio', { name: 'En cours' })).toBeChecked();
  await expect(places.nth(2)).toHaveValue('2');

  for (const [index, place] of ['1', '2', '3', '4', '5'].entries()) await places.nth(index).selectOption(place);
  await page.getByRole('button', { name: 'Enregistrer et vérifier' }).click();
  // One required question is still open: the review says so and leads back to it.
  await expect(page.getByRole('button', { name: 'Soumettre la réponse' })).toHaveCount(0);
  await page.getByRole('link', { name: /^Question \d+\s: indiquez une réponse/ }).click();
  await page.getByRole('radio', { name: '4', exact: true }).check();
  await page.getByRole('button', { name: 'Enregistrer et vérifier' }).click();
  await page.getByRole('button', { name: 'Soumettre la réponse' }).click();
  await expect(page.getByRole('heading', { name: /^Soumise le .* par Jelena Eglītevska/ })).toBeVisible();
});

test('signing in by the mailed code, and out', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto('/fr/work');
  await expect(page).toHaveURL('/fr/sign-in?next=%2Ffr%2Fwork');
  await field(page, 'Adresse électronique').fill('chair@');
  await page.getByRole('button', { name: 'Recevoir le code' }).click();
  await expect(field(page, 'Adresse électronique')).toHaveAccessibleDescription(/complétez l’adresse/);
  await expect(field(page, 'Adresse électronique')).toHaveValue('chair@');
  await field(page, 'Adresse électronique').fill('chair@sample.example.org');
  await page.getByRole('button', { name: 'Recevoir le code' }).click();
  await field(page, 'Code à six chiffres').fill(await lastCode('chair@sample.example.org'));
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await expect(page).toHaveURL('/fr/work');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('link', { name: 'Se connecter' })).toBeVisible();
});
