import type { Locator, Page } from '@playwright/test';
import { look } from './database';
import { expect, test } from './fixtures';

/** The registration of one of the sample's people in the next edition. */
async function registrationOf(surname: string): Promise<string> {
  const [row] = await look<{ id: string }>(
    `SELECT r.id FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId" WHERE m.slug = 'grcp-next' AND r.surname = $1`,
    [surname],
  );
  return row?.id ?? '';
}

/** Tabs on until the control has the focus. Fails where it cannot be reached. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 250; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

test('a form is built, moved, previewed and published by the keyboard alone', async ({ login }) => {
  test.slow();
  const page = await login('organiser');
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  await page.goto('/en/manage/grcp-next/forms');

  await test.step('begin with a template', async () => {
    await tabTo(page, page.getByRole('combobox', { name: 'Begin with' }));
    await page.keyboard.type('Template: registration of obs');
    await type(page, page.getByRole('textbox', { name: /^English/ }), 'Observers');
    await type(page, page.getByRole('textbox', { name: 'Name in the address' }), 'observers');
    await press(page, page.getByRole('checkbox', { name: 'Observers' }), 'Space');
    await press(page, button('Create the form'));
    await expect(page.getByRole('heading', { level: 1, name: 'Observers' })).toBeVisible();
    await expect(page.getByText('Not published: nobody is asked yet')).toBeVisible();
  });

  await test.step('add a question that depends on an answer', async () => {
    const add = page.locator('summary', { hasText: 'Add a question' }).first();
    await press(page, add);
    const form = page.getByRole('form', { name: 'Add a question' }).first();
    await tabTo(page, form.getByRole('combobox', { name: 'Kind of question' }));
    await page.keyboard.type('Long');
    await type(page, form.getByRole('textbox', { name: /^English/ }), 'What did you take home from it?');
    await press(page, form.getByRole('button', { name: 'Add', exact: true }));
    const details = page.getByRole('form', { name: 'Details' });
    await tabTo(page, details.getByRole('combobox', { name: 'When it is asked' }));
    await page.keyboard.press('ArrowDown');
    await press(page, details.getByRole('checkbox', { name: 'An answer is required' }), 'Space');
    await press(page, details.getByRole('button', { name: 'Save the draft' }));
    await expect(page.getByText('Saved in the draft')).toBeVisible();
    await expect(
      page.getByText('Asked only if “Have you taken part in an earlier Global RCP Meeting?” is “Yes”'),
    ).toBeVisible();
    await expect(page.getByText(/^Not yet written|Not written yet in French and Spanish/).first()).toBeVisible();
  });

  await test.step('move it up, as far as its condition allows; the button keeps the focus', async () => {
    const up = button('Move up: What did you take home from it?');
    await press(page, up);
    await expect(page.getByText('What did you take home from it? is now number 2 of 3.')).toBeVisible();
    await expect(up).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'depending on' })).toContainText(
      'change its condition first',
    );
  });

  await test.step('see it as an observer', async () => {
    await press(page, page.getByRole('link', { name: 'Preview as a respondent' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Preview' })).toBeVisible();
    const question = page.getByRole('textbox', { name: 'What did you take home from it?' });
    await expect(question).toBeHidden();
    await press(page, page.getByRole('radio', { name: 'Yes' }).first(), 'Space');
    await expect(question).toBeVisible();
    await press(page, page.getByRole('link', { name: 'Mechanisms', exact: true }));
    await expect(page.getByText('This form is not asked of: Mechanisms')).toBeVisible();
    await page.goBack();
    await expect(page.getByText('This form is not asked of')).toHaveCount(0);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Observers' })).toBeVisible();
  });

  await test.step('publish it', async () => {
    await press(page, button('Publish version 1'));
    await expect(page.getByText('Version 1 is published and asked from now on')).toBeVisible();
    await expect(page.getByText('there is nothing to publish')).toBeVisible();
  });

  await test.step('a change says what it does to answers before it is published', async () => {
    await press(page, button('Take out: Mobile telephone'));
    await expect(page.getByText('No longer asked: Mobile telephone')).toBeVisible();
    await expect(page.getByText('No answer was given.')).toBeVisible();
    await expect(button('Publish version 2')).toBeVisible();
  });
});

test('a delegate answers in Spanish without JavaScript, with a file and a condition', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  const id = await registrationOf('Delegado');
  await page.goto('/es/sign-in');
  await page.getByRole('button', { name: /Delfina Delegado/ }).click();
  await page.goto(`/es/meetings/grcp-next/registration/${id}`);
  const further = page.getByRole('region', { name: 'Otros formularios' });
  await expect(further.getByText('Se abre tras la confirmación')).toHaveCount(2);
  await further.getByRole('link', { name: 'Rellenar' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Inscripción: su participación' })).toBeVisible();

  await expect(page.getByText(/^Se eliminan el \d/)).toBeVisible();
  // The question that depends on the answer is not there until the server has seen it.
  await expect(page.getByRole('textbox', { name: 'Asunto de la declaración' })).toBeHidden();
  await page.getByRole('group', { name: '¿Ha participado antes' }).getByRole('radio', { name: 'Sí' }).check();
  await page.getByRole('checkbox', { name: 'Plenaria' }).check();
  await page.getByRole('group', { name: '¿Hará una declaración' }).getByRole('radio', { name: 'Sí' }).check();
  await page.getByRole('button', { name: 'Guardar y continuar', exact: true }).click();
  await expect(
    page.getByRole('heading', { name: 'Guardado. Sus respuestas han abierto otras preguntas' }),
  ).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Plenaria' })).toBeChecked();

  // A file is kept, although another answer is still missing.
  await page.getByLabel('Texto de la declaración').setInputFiles({
    name: 'declaración.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 texto'),
  });
  await page.getByRole('button', { name: 'Guardar y continuar', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Asunto de la declaración');
  await expect(page.getByRole('link', { name: 'declaración.pdf' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Asunto de la declaración' }).fill('Movilidad laboral');
  await page.getByRole('button', { name: 'Guardar y continuar', exact: true }).click();

  // A wrong telephone number: refused at its field, and nothing that was typed is lost.
  await page.getByRole('textbox', { name: 'Teléfono móvil' }).fill('022 717 91 11');
  await page.getByRole('checkbox', { name: /^Acepto que mi dirección/ }).check();
  await page.getByRole('button', { name: 'Entregar el formulario' }).click();
  await expect(page.getByRole('alert')).toContainText('indique el número con el prefijo del país');
  await expect(page.getByRole('textbox', { name: 'Teléfono móvil' })).toHaveValue('022 717 91 11');
  await expect(page.getByRole('checkbox', { name: /^Acepto que mi dirección/ })).toBeChecked();
  await page.getByRole('textbox', { name: 'Teléfono móvil' }).fill('+41 22 717 91 11');
  await page.getByRole('button', { name: 'Entregar el formulario' }).click();

  await expect(page).toHaveURL(/handed-in=registration$/);
  await expect(page.getByText('Entregado: la secretaría lo ha recibido.')).toBeVisible();
  const answers = await look<{ fieldId: string; value: unknown }>(
    `SELECT a."fieldId", a.value FROM "FormAnswer" a JOIN "FormResponse" r ON r.id = a."responseId" WHERE r."registrationId" = $1 AND r.status = 'SUBMITTED'`,
    [id],
  );
  const given = Object.fromEntries(answers.map(({ fieldId, value }) => [fieldId, value]));
  expect(given).toMatchObject({
    statement: 'yes',
    sessions: ['plenary'],
    'statement-subject': 'Movilidad laboral',
    mobile: '+41 22 717 91 11',
    'contact-list': { locale: 'es', text: expect.stringContaining('Acepto que mi dirección') as unknown },
  });
});

test('answers are saved while typing and taken up in a second browser, where a clash shows both texts', async ({
  login,
}) => {
  test.slow();
  const id = await registrationOf('Facilimba');
  const address = `/en/meetings/grcp-next/registration/${id}/forms/travel`;
  const first = await login('facilitator');
  const city = (page: Page) => page.getByRole('textbox', { name: 'City you leave from' });
  await first.goto(address);
  await expect(city(first)).toBeHidden();
  await first.getByRole('radio', { name: /The secretariat/ }).check();
  await expect(city(first)).toBeVisible();
  await expect(first.getByText(/^Saved on the server at /)).toBeVisible();
  await city(first).fill('Dakar');
  await city(first).blur();
  await expect
    .poll(() =>
      look(
        `SELECT a.value FROM "FormAnswer" a JOIN "FormResponse" r ON r.id = a."responseId" WHERE r."registrationId" = $1 AND a."fieldId" = 'departure-city'`,
        [id],
      ),
    )
    .toEqual([{ value: 'Dakar' }]);

  const second = await login('facilitator');
  await second.goto(address);
  await expect(second.getByRole('radio', { name: /The secretariat/ })).toBeChecked();
  await expect(city(second)).toHaveValue('Dakar');
  await city(second).fill('Abidjan');
  await city(second).blur();
  await expect(second.getByText(/^Saved on the server at /)).toBeVisible();

  // The first browser has not seen that.
  await city(first).fill('Accra');
  await city(first).blur();
  const clash = first.getByRole('alert').filter({ hasText: 'Farai Facilimba has changed this answer' });
  await expect(clash).toContainText('Theirs: Abidjan');
  await expect(city(first)).toHaveValue('Accra');
  await clash.getByRole('button', { name: 'Keep mine' }).click();
  await expect(clash).toBeHidden();
  await expect(first.getByText(/^Saved on the server at /)).toBeVisible();
  await second.reload();
  await expect(city(second)).toHaveValue('Accra');

  // No reply: it says so, keeps what was typed, and saves it when the server is back.
  await first.context().setOffline(true);
  await city(first).fill('Bamako');
  await city(first).blur();
  await expect(first.getByText('Not saved yet: the server does not reply.', { exact: false })).toBeVisible();
  await first.context().setOffline(false);
  await expect(first.getByText(/^Saved on the server at /)).toBeVisible();
  await second.reload();
  await expect(city(second)).toHaveValue('Bamako');
});

test('a file answered with is read by those of the registration and the secretariat, and by nobody else', async ({
  login,
}) => {
  const id = await registrationOf('Rapportier');
  const page = await login('rapporteur');
  await page.goto(`/en/meetings/grcp-next/registration/${id}/forms/registration`);
  await page.getByRole('group', { name: 'Will you make a statement' }).getByRole('radio', { name: 'Yes' }).check();
  // Chosen while the link is down: said so, and kept as soon as the server replies.
  await page.context().setOffline(true);
  await page.getByLabel('Text of the statement').setInputFiles({
    name: 'statement.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 text'),
  });
  await expect(page.getByText('Not saved yet: the server does not reply.', { exact: false })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText('File kept: statement.pdf')).toBeVisible();
  await page.reload();
  const href = (await page.getByRole('link', { name: 'statement.pdf' }).getAttribute('href')) ?? '';
  // The page is posted with the file field empty: what is kept stays.
  await page.getByRole('button', { name: 'Save and continue later' }).click();
  await expect(page.getByText('Saved on the server. You may continue later', { exact: false })).toBeVisible();
  await expect(page.getByRole('link', { name: 'statement.pdf' })).toBeVisible();
  const ask = async (who: Parameters<typeof login>[0]) => (await (await login(who)).request.get(href)).status();
  expect(await page.request.get(href).then((response) => response.headers())).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringContaining('attachment') as unknown,
    'x-content-type-options': 'nosniff',
  });
  expect(await ask('organiser')).toBe(200);
  expect(await ask('delegate')).toBe(404);
  expect(await ask('chair')).toBe(404);
});
