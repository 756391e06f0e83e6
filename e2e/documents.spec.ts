import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';

const next = '/meetings/grcp-next/documents';
const desk = '/manage/grcp-next/documents';

/** The smallest PDF with one page, and words that a search finds. */
function pdf(words: string): { name: string; mimeType: string; buffer: Buffer } {
  const content = `BT /F1 18 Tf 40 120 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 480 270] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return { name: 'draft.pdf', mimeType: 'application/pdf', buffer: Buffer.from(body, 'latin1') };
}

test('a document is added, replaced and withdrawn, and everybody finds what may be found', async ({ login, open }) => {
  const desktop = await login('organiser');
  await desktop.goto(`/en${desk}`);
  const form = desktop.getByRole('form', { name: 'Add a document' });
  await form.getByRole('radio', { name: 'Background paper' }).check();
  await form.getByLabel('English', { exact: true }).fill('Return and reintegration');
  await form.getByRole('radio', { name: 'Everybody' }).check();
  await form.getByLabel('Language of the file').selectOption('en');
  const hostile = { name: 'paper.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>alert(1)</script>') };
  await form.locator('input[type=file]').setInputFiles(hostile);
  await form.getByRole('button', { name: 'Add a document' }).click();
  await expect(form.getByText('this kind of file is not accepted here').first()).toBeVisible();
  await form.locator('input[type=file]').setInputFiles(pdf('Reintegration'));
  await form.getByRole('button', { name: 'Add a document' }).click();
  const heading = desktop.getByRole('heading', { level: 1, name: 'Return and reintegration' });
  await expect(heading).toBeVisible();
  const symbol = /\S+\/INF\/\d+/.exec((await heading.textContent()) ?? '')?.[0] ?? '';

  const reader = await open();
  await reader.goto(`/fr${next}`);
  const entry = reader.getByRole('article').filter({ hasText: symbol });
  const [download] = await Promise.all([
    reader.waitForEvent('download'),
    entry.getByRole('link', { name: /^anglais \(PDF/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${symbol.replaceAll('/', '-')}-en.pdf`);
  expect(readFileSync(await download.path(), 'latin1')).toContain('(Reintegration) Tj');

  const files = desktop.getByRole('form', { name: 'Add a file' });
  await files.getByLabel('Language of the file').selectOption('en');
  await files.getByLabel('Title in this language').fill('Return and reintegration, corrected');
  await files.locator('input[type=file]').setInputFiles(pdf('Corrected'));
  await files.getByRole('checkbox', { name: /as a new revision/ }).check();
  await files.getByRole('button', { name: 'Add' }).click();
  await expect(desktop.getByRole('heading', { level: 1 })).toContainText(`${symbol}/Rev.1`);
  await reader.reload();
  await expect(entry).toContainText(`${symbol}/Rev.1`);
  await entry.getByText(`Versions antérieures de ${symbol}`).click();
  await expect(entry.getByRole('link', { name: /^anglais : version antérieure/ })).toBeVisible();

  const withdrawal = desktop.getByRole('form', { name: 'Withdraw' });
  await withdrawal.getByLabel('Français').fill('Chiffre erroné');
  await withdrawal.getByRole('button', { name: 'Withdraw' }).click();
  await expect(desktop.getByText('Chiffre erroné').first()).toBeVisible();
  await reader.reload();
  await expect(entry).toContainText('Chiffre erroné');
  await expect(entry.getByRole('link')).toHaveCount(0);
});
