import type { Page } from '@playwright/test';
import { look } from './database';
import { askForCode, expect, test, typeCode } from './fixtures';
import { press, tabTo, type } from './keyboard';

/** Somebody of the sample who is named and has not handed in, whom no other journey touches. */
async function findNominated(): Promise<{ id: string; email: string }> {
  const [row] = await look<{ id: string; email: string }>(
    `SELECT r.id, r.email FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId" JOIN "Delegation" d ON d.id = r."delegationId"
     JOIN "Party" p ON p.id = d."partyId"
     WHERE m.slug = 'grcp-next' AND r.status = 'NOMINATED' AND r.email NOT LIKE '%@sample.example.org'
       AND p.code NOT IN ('rmfm', 'gfmd', 'igad-rcp', 'eac', 'au-hoai') AND r."createdAt" < now() - interval '1 day'
       AND NOT EXISTS (SELECT 1 FROM "Registration" o WHERE o."personId" = r."personId" AND o.id <> r.id)
     ORDER BY p.code DESC, r.id LIMIT 1`,
  );
  if (!row) throw new Error('nobody is named in the sample');
  return row;
}

async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
}

test('a delegate registers on a phone, in Spanish, by the keyboard alone', async ({ open }) => {
  test.slow();
  const { id, email } = await findNominated();
  const page = await open({ viewport: { width: 390, height: 844 } });
  const main = page.getByRole('main');
  await askForCode(page, email, 'es');
  await typeCode(page, email, 'es');
  await expect(page).toHaveURL('/es/work');
  await press(page, page.getByRole('link', { name: 'Completar la inscripción' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Su inscripción' })).toBeVisible();
  await fits(page);

  await test.step('an error is told where it is, and nothing typed is lost', async () => {
    await tabTo(page, page.getByRole('combobox', { name: 'Tratamiento' }));
    await page.keyboard.type('Sra');
    await type(page, 'Cargo', 'Directora de Migración');
    await type(page, 'Ministerio u organismo', ' ');
    await page.keyboard.press('Enter');
    const summary = main.getByRole('alert').filter({ hasText: 'por corregir' });
    await expect(summary).toBeFocused();
    await fits(page);
    await press(page, summary.getByRole('link', { name: 'Indique el ministerio o el organismo' }));
    await expect(page.getByRole('textbox', { name: 'Ministerio u organismo' })).toBeFocused();
    await expect(page.getByRole('textbox', { name: 'Cargo' })).toHaveValue('Directora de Migración');
  });

  await test.step('the registration is handed in, with the sex for the totals alone', async () => {
    await type(page, 'Ministerio u organismo', 'Ministerio del Interior');
    await tabTo(page, page.getByRole('combobox', { name: 'Sexo' }));
    await page.keyboard.type('Fem');
    await press(page, page.getByRole('checkbox', { name: 'Español' }), 'Space');
    await press(page, page.getByRole('button', { name: 'Presentar la inscripción' }));
    await expect(page.getByText(/Entregada a la secretaría el|Presentada/).first()).toBeVisible();
    expect(await look('SELECT sex, languages FROM "Registration" WHERE id = $1', [id])).toEqual([
      { sex: 'FEMALE', languages: ['es'] },
    ]);
  });

  await test.step('what is sensitive is given apart, with who reads it and until when', async () => {
    await press(
      page,
      page.getByRole('link', { name: 'Viaje, régimen alimentario, accesibilidad y contacto de emergencia' }),
    );
    const diet = page.getByRole('region', { name: 'Régimen alimentario' });
    await expect(diet).toContainText('los responsables de logística');
    await expect(diet).toContainText(/Se elimina el\s*\d/);
    await fits(page);
    await press(page, diet.getByRole('checkbox', { name: 'Vegetariano' }), 'Space');
    await press(page, diet.getByRole('button', { name: 'Guardar: Régimen alimentario' }));
    await expect(diet).toContainText(/Facilitado el/);
  });

  await test.step('a consent is given and withdrawn, each with its words and language', async () => {
    await press(page, page.getByRole('link', { name: 'Fotografía y consentimientos' }));
    const photographs = page.getByRole('region', { name: 'Fotografías y grabaciones de la reunión' });
    await press(page, photographs.getByRole('button', { name: /^Acepto/ }));
    await expect(photographs.getByText('Aceptado', { exact: true })).toBeVisible();
    await press(page, photographs.getByRole('button', { name: /^Retirar el consentimiento/ }));
    await expect(photographs.getByText('No aceptado', { exact: true })).toBeVisible();
    await fits(page);
    expect(
      await look('SELECT given, locale FROM "Consent" WHERE "registrationId" = $1 AND kind = $2 ORDER BY at', [
        id,
        'PHOTOGRAPHS',
      ]),
    ).toEqual([
      { given: true, locale: 'es' },
      { given: false, locale: 'es' },
    ]);
  });
});
