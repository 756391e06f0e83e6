import type { Page } from '@playwright/test';
import { one } from './actors';
import { goBeforeScripts } from './before-scripts';
import { expect, test } from './fixtures';
import { makeSurveyOfEveryKind } from './survey-of-every-kind';

const pdf = { name: 'anexo.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 annex') };
const group = (page: Page, name: string | RegExp) => page.getByRole('group', { name });
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= 390);

const sealed = (slug: string) =>
  one<{ answers: Record<string, unknown> }>(
    `SELECT x.payload -> 'answers' AS answers FROM "Submission" x JOIN "Response" r ON r.id = x."responseId"
     JOIN "Survey" s ON s.id = r."surveyId" JOIN "Meeting" m ON m.id = s."meetingId" WHERE m.slug = $1`,
    [slug],
  );

test('every kind of question on a phone: what is asked follows the answers at once, colleagues are seen, a lost connection is made up for', async ({
  login,
}) => {
  test.slow();
  const slug = await makeSurveyOfEveryKind();
  const page = await login('focal-point');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/es/meetings/${slug}/survey`);
  const means = group(page, '¿Por qué medios?');
  const place = page.getByText(/^Página \d de \d$/);

  await test.step('a question comes and goes with an answer, keeps what was typed, and is told to who listens', async () => {
    await expect(place).toHaveText('Página 1 de 2');
    await expect(means).toHaveCount(0);
    await page.getByRole('radio', { name: 'Sí', exact: true }).check();
    await expect(means).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Ahora también se pregunta: Pregunta 2.' })).toHaveCount(1);
    await means.getByRole('checkbox', { name: 'Datos' }).check();
    await page.getByRole('radio', { name: 'No', exact: true }).check();
    await expect(means).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: 'Ya no se pregunta: Pregunta 2.' })).toHaveCount(1);
    await page.getByRole('radio', { name: 'Sí', exact: true }).check();
    await expect(means.getByRole('checkbox', { name: 'Datos' })).toBeChecked();
  });

  await test.step('without a connection it goes on, and is saved when the connection is back', async () => {
    await page.context().setOffline(true);
    const order = group(page, '¿Qué es lo primero?');
    await order.getByRole('button', { name: /^Añadir Formación/ }).click();
    await page.getByRole('radio', { name: '4', exact: true }).check();
    await group(page, '¿En qué punto están?').getByRole('radio', { name: 'Al final' }).first().check();
    await expect(place).toHaveText('Página 1 de 3');
    await expect(page.getByText(/^Sin conexión/)).toBeVisible();
    await page.context().setOffline(false);
    await expect(page.getByText(/^Guardado a las/)).toBeVisible();
  });

  await test.step('a colleague sees who is where', async () => {
    const colleague = await login('delegate');
    await colleague.goto(`/en/meetings/${slug}/survey`);
    const said = page.waitForResponse((response) => response.url().includes('/survey-places'));
    await page.getByRole('radio', { name: '4', exact: true }).focus();
    await said;
    await colleague.getByRole('radio', { name: 'Yes', exact: true }).focus();
    await expect(colleague.getByText('Here now: Fanta Focalé')).toBeVisible();
    await expect(colleague.getByRole('radio', { name: '4', exact: true })).toBeChecked();
  });

  await test.step('a third of the delegation writes on another page, without JavaScript', async () => {
    const third = await login('rapporteur', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    await third.goto(`/fr/meetings/${slug}/survey`);
    await third.getByRole('button', { name: 'Chiffres et textes' }).click();
    await third.getByRole('textbox', { name: /^Votre expérience/ }).fill('Beaucoup');
    await third.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
    await third.reload();
    await expect(third.getByRole('textbox', { name: /^Votre expérience/ })).toHaveValue('Beaucoup');
  });

  await test.step('page by page; a broken constraint is said at its field, and a text takes up the sum', async () => {
    await page.getByRole('button', { name: 'Guardar y continuar' }).click();
    await expect(place).toHaveText('Página 2 de 3');
    await expect(place).toBeFocused();
    await page.getByRole('textbox', { name: /^¿Qué ley\?/ }).fill('Ley de migración');
    await page.getByRole('button', { name: 'Guardar y continuar' }).click();
    await expect(place).toHaveText('Página 3 de 3');
    const persons = page.getByRole('textbox', { name: /^¿Cuántas personas\?/ });
    await persons.fill('3');
    await persons.blur();
    await expect(persons).toHaveAccessibleDescription(/Indique un número par\./);
    await persons.fill('4');
    await expect(persons).not.toHaveAccessibleDescription(/Indique un número par\./);
    await page.getByLabel(/^¿Desde cuándo, con 8\?/).fill('2026-03-31');
    await expect(page.getByRole('textbox', { name: /^Su experiencia/ })).toHaveValue('Beaucoup');
    await page.getByLabel(/^Un documento/).setInputFiles(pdf);
    for (const list of ['País', 'Organización', 'Tema', 'Objetivo'])
      await page.getByRole('combobox', { name: new RegExp(`^${list}`) }).selectOption({ index: 2 });
    expect(await fits(page)).toBe(true);
  });

  await test.step('everything is read once more, and submitted', async () => {
    await page.getByRole('button', { name: 'Guardar y revisar' }).click();
    await expect(page.getByRole('heading', { name: 'Todo lo obligatorio está respondido' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'anexo.pdf' })).toBeVisible();
    expect(await fits(page)).toBe(true);
    await page.getByRole('button', { name: 'Enviar la respuesta' }).click();
    await expect(page.getByRole('heading', { name: /^Enviada el/ })).toBeVisible();
    expect((await sealed(slug)).answers).toMatchObject({
      met: { choices: ['yes'] },
      means: { choices: ['data'] },
      order: { choices: ['training'] },
      useful: { number: 4 },
      views: { cells: { law: 'late' } },
      'law-text': { text: 'Ley de migración' },
      persons: { number: 4 },
      twice: { number: 8 },
      since: { text: '2026-03-31' },
      long: { text: 'Beaucoup' },
      paper: { file: {} },
    });
  });

  await test.step('tried out by the secretariat it follows the answers at once too, and none of them counts', async () => {
    const tester = await login('staff');
    await tester.setViewportSize({ width: 390, height: 844 });
    await tester.goto('/fr/work');
    const scripts = await goBeforeScripts(tester, `/fr/manage/${slug}/survey/questionnaire/test?of=published`);
    const order = group(tester, 'Qu’est-ce qui vient');
    await order.getByRole('combobox', { name: 'Formation' }).selectOption('1');
    scripts.come();
    await expect(order.getByRole('list', { name: 'Votre classement', exact: true })).toContainText('Formation');
    const asked = group(tester, 'Par quels moyens');
    await expect(asked).toBeHidden();
    await tester.getByRole('radio', { name: 'Oui', exact: true }).check();
    await expect(asked).toBeVisible();
    await expect(tester.getByRole('status').filter({ hasText: 'Question 2' })).toHaveCount(1);
    const law = tester.getByRole('textbox', { name: /^Quelle loi/ });
    await expect(law).toBeHidden();
    await group(tester, 'Où en êtes-vous').getByRole('radio', { name: 'À la fin' }).first().check();
    await expect(law).toBeVisible();
    const dialogue = group(tester, 'Et ensuite').getByRole('radio', { name: 'Dialogue' });
    await expect(dialogue).toHaveCount(0);
    await tester.getByRole('textbox', { name: /^Combien de personnes/ }).fill('4');
    await expect(dialogue).toBeVisible();
    await expect(tester.getByLabel(/^Depuis quand, avec 8/)).toBeVisible();
    await tester.getByRole('radio', { name: 'Non', exact: true }).check();
    await expect(asked).toBeHidden();
    expect(await fits(tester)).toBe(true);
    // What was typed stands there all the time: only the answer says that it is kept.
    const kept = tester.waitForResponse((response) => response.request().method() === 'POST');
    await tester.getByRole('button', { name: 'Conserver pour plus tard' }).click();
    await kept;
    await expect(tester.getByRole('textbox', { name: /^Combien de personnes/ })).toHaveValue('4');
    await tester.reload();
    await expect(tester.getByRole('textbox', { name: /^Combien de personnes/ })).toHaveValue('4');
    expect((await sealed(slug)).answers).toMatchObject({ met: { choices: ['yes'] } });
  });
});

test('the same questions without JavaScript', async ({ open }) => {
  const slug = await makeSurveyOfEveryKind();
  const page = await open({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await page.goto('/fr/sign-in');
  await page.getByRole('button', { name: /Fanta Focalé/ }).click();
  await page.goto(`/fr/meetings/${slug}/survey`);
  await expect(page.getByText('Page 1 sur 2')).toBeVisible();
  await expect(group(page, 'Par quels moyens')).toHaveCount(0);
  await page.getByRole('radio', { name: 'Oui', exact: true }).check();
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await group(page, 'Par quels moyens').getByRole('checkbox', { name: 'Données' }).check();
  await group(page, 'Où en êtes-vous').getByRole('radio', { name: 'À la fin' }).first().check();
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  await expect(page.getByText('Page 2 sur 3')).toBeVisible();
  await page.getByRole('button', { name: 'Chiffres et textes' }).click();
  // A file that comes with an answer that cannot be read is kept while that one is put right.
  await page.getByRole('textbox', { name: /^Combien de personnes/ }).fill('trois');
  await page.getByLabel(/^Un document/).setInputFiles(pdf);
  await page.getByRole('button', { name: 'Enregistrer et vérifier' }).click();
  await expect(page.getByRole('alert').getByRole('link', { name: /^Question \d+/ })).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^Combien de personnes/ })).toHaveValue('trois');
  await expect(page.getByRole('link', { name: 'anexo.pdf' })).toBeVisible();
  await page.getByRole('textbox', { name: /^Combien de personnes/ }).fill('3');
  await page.getByRole('button', { name: 'Enregistrer et vérifier' }).click();
  await page.getByRole('link', { name: 'Indiquez un nombre pair.' }).click();
  await page.getByRole('textbox', { name: /^Combien de personnes/ }).fill('4');
  await page.getByRole('button', { name: 'Enregistrer et vérifier' }).click();
  await expect(page.getByRole('link', { name: 'anexo.pdf' })).toBeVisible();
  await page.getByRole('button', { name: 'Soumettre la réponse' }).click();
  await expect(page.getByRole('heading', { name: /^Soumise le/ })).toBeVisible();
  expect((await sealed(slug)).answers).toMatchObject({
    means: { choices: ['data'] },
    persons: { number: 4 },
    twice: { number: 8 },
  });
});
