import type { Page } from '@playwright/test';
import { database, visit } from './actors';
import { ask } from './ask';
import { look } from './database';
import { expect, signInByCode, test } from './fixtures';

/** Confirmed in person in the sample's next edition; nobody else's journey touches her. */
const delegate = 'paloma.sarmentero@quito-process.example.org';

async function registrationOf(email: string): Promise<string> {
  const [row] = await look<{ id: string }>(
    `SELECT r.id FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId" WHERE m.slug = 'grcp-next' AND r.email = $1`,
    [email],
  );
  if (!row) throw new Error('the sample has no such registration');
  return row.id;
}

const papers = (page: Page, name: string) => page.getByRole('region', { name });

test('a delegate makes her visa-support letter on a phone, a consulate verifies it, and the secretariat takes it back', async ({
  login,
  open,
}) => {
  const id = await registrationOf(delegate);
  const page = await open();
  await signInByCode(page, delegate, 'es');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/es/meetings/grcp-next/registration/${id}`);
  const own = papers(page, 'Sus documentos');
  await own.getByRole('button', { name: 'Emitir la carta de apoyo al visado' }).click();
  const link = own.getByRole('link', { name: /^Carta de apoyo a la solicitud de visado/ });
  await expect(link).toBeVisible();
  // Once and no more. (The certificate is offered too once another journey has seen her at the door.)
  await expect(own.getByRole('button', { name: 'Emitir la carta de apoyo al visado' })).toHaveCount(0);
  const file = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(file.headers()['content-type']).toBe('application/pdf');
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await own.innerText())?.[0] ?? '';

  const consulate = await open();
  const verify = async () => {
    await consulate.goto('/en/verify');
    await consulate.getByRole('textbox').fill(code.toLowerCase());
    await consulate.getByRole('button', { name: 'Verify' }).click();
  };
  await verify();
  await expect(consulate.getByText('Paloma SARMENTERO')).toBeVisible();

  const desk = await login('organiser');
  await desk.goto('/en/manage/grcp-next/papers?q=Sarmentero#letters');
  const row = papers(desk, 'Letters and certificates')
    .getByRole('row')
    .filter({ has: desk.getByRole('link', { name: /^Visa/ }) });
  await row.getByRole('button', { name: 'Take back' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Another passport');
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await expect(row.getByText(/Taken back on .*: Another passport/)).toBeVisible();
  await verify();
  await expect(consulate.getByText(/taken back|no longer valid|withdrawn/i).first()).toBeVisible();
  await page.reload();
  await expect(own.getByText('Another passport')).toBeVisible();
  await expect(own.getByRole('button', { name: 'Emitir la carta de apoyo al visado' })).toHaveCount(0);
});

test('a participant takes the list along, and asks for a correction of their own entry', async ({ open }) => {
  const page = await open();
  await signInByCode(page, 'gaspard.cordwell@rabat-process.example.org', 'fr');
  await page.goto('/fr/meetings/grcp-next/participants');
  const link = page.getByRole('link', { name: 'Español, DOCX' });
  const file = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(file.headers()['content-type']).toContain('wordprocessingml');
  await page.getByRole('link', { name: 'Demander une correction' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Votre inscription' })).toBeVisible();
  // The sex is asked for the count alone and may be left out.
  await expect(page.getByRole('combobox', { name: /^Sexe/ })).toHaveValue(/^(MALE|FEMALE|)$/);
});

test('badges before there are any: whoever may print them is told why, nobody else that there could be some', async () => {
  const slug = `no-badges-${crypto.randomUUID().slice(0, 8)}`;
  // A meeting like the next edition in which nobody is registered.
  await database().query(
    `INSERT INTO "Meeting" SELECT (jsonb_populate_record(m, $1::jsonb)).* FROM "Meeting" m WHERE m.slug = 'grcp-next'`,
    [JSON.stringify({ id: crypto.randomUUID(), slug, code: slug.slice(-12).toUpperCase(), edition: 900 })],
  );
  const asked = async (kind: 'staff' | 'delegate') =>
    ask(`/api/meetings/${slug}/badges?language=fr`, (await visit(kind, slug)).headers);
  const told = await asked('staff');
  expect(told.status).toBe(409);
  expect(told.headers.get('cache-control')).toContain('no-store');
  expect(await told.text()).toMatch(/^Aucun badge n’est prêt[\u00a0\u202f]: les codes doivent d’abord être préparés/);
  expect((await asked('delegate')).status).toBe(404);
});

test('before a decision the page names the people, and messages that have not left stand in the outbox', async ({
  login,
}) => {
  const page = await login('organiser');
  await page.goto('/en/manage/grcp-next/registrations?status=SUBMITTED');
  const box = page.getByRole('checkbox', { name: /^Select / }).first();
  const name = ((await box.getAttribute('aria-label')) ?? '').replace('Select ', '');
  await box.check();
  await page.getByRole('button', { name: /^Decline/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Decline 1 person' })).toBeVisible();
  await expect(
    page.getByRole('listitem').filter({ hasText: new RegExp(name.split(' ').at(-1) ?? '', 'i') }),
  ).toBeVisible();
  await page.goto('/en/manage/grcp-next/messages');
  await expect(page.getByRole('region', { name: 'Messages not sent yet' }).getByRole('link')).not.toHaveCount(0);
});
