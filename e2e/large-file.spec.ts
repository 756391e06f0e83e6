import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { look } from './database';
import { expect, test } from './fixtures';

const MB = 1024 * 1024;

/** The path of a portrait of so many bytes: the browser reads it from the disk, for handing it over takes seconds. */
function portrait(bytes: number): string {
  const file = test.info().outputPath('retrato.jpg');
  writeFileSync(file, Buffer.alloc(bytes, 1));
  return file;
}

/** Above what a form takes, as a telephone makes it. */
const large = 12 * MB;

async function toPortrait(page: Page): Promise<void> {
  const [row] = await look<{ id: string }>(
    `SELECT r.id FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId" WHERE m.slug = 'grcp-next' AND r.email = 'rapporteur@sample.example.org'`,
  );
  await page.goto(`/es/meetings/grcp-next/registration/${row?.id ?? ''}/consents`);
}

test('a file that is too large is refused at its field, and nothing is sent', async ({ login }) => {
  const page = await login('rapporteur');
  await toPortrait(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  const photo = page.getByLabel('Fotografía', { exact: true });
  await photo.setInputFiles(portrait(large));
  await page.getByRole('button', { name: 'Guardar la fotografía' }).click();
  await expect(photo).toHaveAccessibleDescription(/Error: elija un archivo de 8 MB como máximo/);
  await expect(page.getByRole('alert').filter({ hasText: 'Hay 1 respuesta por corregir' })).toBeFocused();
  expect(sent).toEqual([]);
});

test('without JavaScript a file that is too large for its field only is refused at the field', async ({ login }) => {
  const page = await login('rapporteur', { javaScriptEnabled: false });
  await toPortrait(page);
  // More than the framework lets through to a page unless it is told: what was sent is read whole.
  await page.getByLabel('Fotografía', { exact: true }).setInputFiles(portrait(10.5 * MB));
  await page.getByRole('button', { name: 'Guardar la fotografía' }).click();
  await expect(page.getByLabel('Fotografía', { exact: true })).toHaveAccessibleDescription(
    /Error: elija un archivo de 8 MB como máximo/,
  );
});

test('without JavaScript a post that is too large is answered with a page that says so', async ({ login }) => {
  const page = await login('rapporteur', { javaScriptEnabled: false });
  await toPortrait(page);
  await page.getByLabel('Fotografía', { exact: true }).setInputFiles(portrait(large));
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Guardar la fotografía' }).click();
  expect((await answered).status()).toBe(413);
  await expect(page.getByRole('heading', { name: 'El archivo es demasiado grande' })).toBeVisible();
  await page.getByRole('link', { name: 'Volver a abrir el formulario' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Fotografía y consentimientos' })).toBeVisible();
});
