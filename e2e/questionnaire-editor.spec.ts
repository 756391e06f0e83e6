import { look } from './database';
import { expect, test } from './fixtures';

const editor = '/fr/manage/grcp-next/survey/questionnaire';

test('a questionnaire is begun with what is asked now, written in French on a phone, taken back and looked at; nobody is asked it', async ({
  login,
}) => {
  test.slow();
  const page = await login('organiser');
  await page.setViewportSize({ width: 390, height: 844 });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const asked = () =>
    look<{ number: number }>(
      `SELECT v.number FROM "SurveyVersion" v JOIN "Survey" s ON s.id = v."surveyId" JOIN "Meeting" m ON m.id = s."meetingId" WHERE m.slug = 'grcp-next'`,
    );
  const before = await asked();

  await page.goto('/fr/manage/grcp-next/survey');
  await page.getByRole('link', { name: 'Rédiger le questionnaire' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Questionnaire' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Commencer avec' }).selectOption('published');
  await button('Commencer').click();
  await expect(page.getByText('il n’y a rien à publier')).toBeVisible();

  await page.getByText('Ajouter une question', { exact: true }).click();
  const adding = page.getByRole('form', { name: 'Ajouter une question' });
  await adding.getByRole('combobox', { name: 'Type de question' }).selectOption('SINGLE');
  await adding.getByRole('textbox', { name: /^English/ }).fill('Who should follow up?');
  await adding.getByRole('textbox', { name: /^français/i }).fill('Qui devrait assurer le suivi ?');
  await adding.getByRole('button', { name: 'Ajouter' }).click();
  const line = page.getByRole('listitem').filter({ hasText: 'Qui devrait assurer le suivi ?' }).first();
  await expect(line.getByText('elle n’a pas assez de choix')).toBeVisible();
  await expect(line.getByText('Pas encore rédigé en espagnol')).toBeVisible();

  const details = page.getByRole('form', { name: 'Détails de la question' });
  for (const [number, name] of [
    [1, 'La présidence'],
    [2, 'Le secrétariat'],
  ] as const)
    await details
      .getByRole('group', { name: `Nouveau choix ${number}` })
      .getByRole('textbox', { name: /^français/i })
      .fill(name);
  await details.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(line.getByText('Enregistré dans le brouillon')).toBeVisible();
  await expect(line.getByText(/Choix unique\s: La présidence et Le secrétariat/)).toBeVisible();

  await page.getByRole('button', { name: 'Monter : Qui devrait assurer le suivi ?' }).click();
  await expect(page.getByText(/Qui devrait assurer le suivi \? occupe maintenant le rang 5 sur 6/)).toBeVisible();
  await button('Annuler la dernière étape').click();
  await expect(page.getByText('La dernière étape est annulée.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '6. Qui devrait assurer le suivi ?' })).toBeVisible();

  // The grip of the last question, dropped on the upper half of the second: it stands before it, in whichever section that is.
  await page.setViewportSize({ width: 1280, height: 900 });
  const names = page.locator('[data-question] .name');
  const moved = page.locator('[data-question]').filter({ hasText: 'Qui devrait assurer le suivi ?' }).first();
  await moved.scrollIntoViewIfNeeded();
  const target = page.locator('[data-question]').nth(-2);
  await moved.locator('[data-grip]').hover();
  await page.mouse.down();
  await target.hover({ position: { x: 40, y: 6 } });
  await target.hover({ position: { x: 44, y: 6 } });
  await page.mouse.up();
  await expect(page.getByText('La question a été placée à l’endroit choisi.')).toBeVisible();
  await expect(names.nth(-2)).toContainText('Qui devrait assurer le suivi ?');
  // Taken back, it stands there no longer, and is not said to.
  await button('Annuler la dernière étape').click();
  await expect(names.nth(-1)).toContainText('Qui devrait assurer le suivi ?');
  await expect(page.getByText('La dernière étape est annulée.')).toBeVisible();
  await expect(page.getByText('La question a été placée à l’endroit choisi.')).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });

  await page.goto(`${editor}/preview`);
  await expect(page.getByRole('radio', { name: 'Le secrétariat' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Soumettre|Enregistrer/ })).toHaveCount(0);
  for (const [view, name] of [
    ['phone', 'Téléphone'],
    ['paper', 'Papier'],
  ]) {
    await page.getByRole('navigation', { name: 'Support' }).getByRole('link', { name }).click();
    await expect(page).toHaveURL(new RegExp(`as=${view}$`));
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'true');
    await expect(page.getByRole('radio', { name: 'Le secrétariat' })).toBeVisible();
  }

  // Beside its source, what is not written yet in a language is listed and written.
  await page.goto(`${editor}/translate?language=es&show=missing`);
  const gap = page.getByRole('listitem', { name: 'Question 6, Question' });
  await expect(gap).toContainText('Who should follow up?');
  await gap.getByRole('textbox').fill('¿Quién debería hacer el seguimiento?');
  await gap.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(gap.getByText('Enregistré', { exact: true })).toBeVisible();
  await page.goto(`${editor.replace('/fr/', '/es/')}/preview`);
  await expect(page.getByRole('group', { name: '¿Quién debería hacer el seguimiento?' })).toBeVisible();
  await page.goto(editor);
  await button('Annuler la dernière étape').click();
  await expect(page.getByText('La dernière étape est annulée.')).toBeVisible();

  // What was written and added is taken back too; the last step that there is says so, when its button has gone.
  await page.goto(editor);
  await button('Annuler la dernière étape').click();
  await expect(line.getByText('elle n’a pas assez de choix')).toBeVisible();
  await button('Annuler la dernière étape').click();
  await expect(button('Annuler la dernière étape')).toHaveCount(0);
  await expect(page.getByText('La dernière étape est annulée.')).toBeVisible();
  expect(await asked()).toEqual(before);
});
