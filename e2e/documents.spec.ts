import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { makePdf } from '@/prisma/factories/paper-files';
import { barriersOn } from './barriers';
import { lastLink } from './database';
import { expect, test } from './fixtures';

const next = '/meetings/grcp-next/documents';
const desk = '/manage/grcp-next/documents';

const pdf = (words: string) => ({ name: 'draft.pdf', mimeType: 'application/pdf', buffer: makePdf([words]) });

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

  // Its pages are drawn by a job: the picture comes by itself onto the document's own page, with its words, once it is there.
  await entry.getByRole('link', { name: symbol }).click();
  await expect(reader).toHaveURL(/\/documents\/[\w-]{36}$/);
  const picture = reader.getByRole('img', { name: `Page 1 du document ${symbol}, anglais` });
  await expect(picture).toHaveJSProperty('naturalWidth', 960, { timeout: 60_000 });
  await reader.getByText('Texte de cette page').click();
  await expect(reader.getByText('Reintegration', { exact: true })).toBeVisible();
  expect(await barriersOn(reader)).toEqual([]);
  await reader.goto(`/fr${next}`);

  const files = desktop.getByRole('form', { name: 'Add a file' });
  await files.getByLabel('Language of the file').selectOption('en');
  await files.getByLabel('Title in this language').fill('Return and reintegration, corrected');
  await files.locator('input[type=file]').setInputFiles(pdf('Corrected'));
  await files.getByRole('checkbox', { name: /as a new revision/ }).check();
  await files.getByRole('button', { name: 'Add' }).click();
  await expect(desktop.getByRole('heading', { level: 1 })).toContainText(`${symbol}/Rev.1`);
  await reader.reload();
  await expect(entry).toContainText(`${symbol}/Rev.1`);
  const feed = await reader.request.get('/api/meetings/grcp-next/feed.atom');
  expect(await feed.text()).toContain(`${symbol}/Rev.1`);
  await entry.getByText(`Versions antérieures de ${symbol}`).click();
  await expect(entry.getByRole('link', { name: /^anglais : version antérieure/ })).toBeVisible();

  const withdrawal = desktop.getByRole('form', { name: 'Withdraw' });
  await withdrawal.getByLabel('Français').fill('Chiffre erroné');
  await withdrawal.getByRole('button', { name: 'Withdraw' }).click();
  await expect(desktop.getByText('Chiffre erroné').first()).toBeVisible();
  await reader.reload();
  await expect(entry).toContainText('Chiffre erroné');
  await expect(entry).toContainText(`${symbol}/Rev.1`);
  await expect(desktop.getByRole('form', { name: 'What is said of it' })).toHaveCount(0);
  await expect(entry.getByRole('link')).toHaveCount(0);
});

test('a speaker brings a presentation in two languages under embargo, on a phone without JavaScript; a hostile file is refused with its reason', async ({
  login,
  open,
}) => {
  const email = `speaker-${crypto.randomUUID()}@example.org`;
  const desktop = await login('organiser');
  await desktop.goto(`/en${desk}`);
  const form = desktop.getByRole('form', { name: 'Add a document' });
  await form.getByRole('radio', { name: 'Presentation' }).check();
  await form.getByLabel('English', { exact: true }).fill('Labour mobility in practice');
  await form.getByLabel('Whose it is').fill('Ms Amina Diallo');
  await form.getByRole('radio', { name: 'Everybody' }).check();
  await form.getByLabel('Embargo until: day').fill('2099-01-29');
  await form.getByLabel('Embargo until: time').fill('10:00');
  await form.getByRole('button', { name: 'Add a document' }).click();
  const heading = desktop.getByRole('heading', { level: 1, name: 'Labour mobility in practice' });
  await expect(heading).toBeVisible();
  const symbol = /\S+\/PRES\/\d+/.exec((await heading.textContent()) ?? '')?.[0] ?? '';
  const invitation = desktop.getByRole('form', { name: 'Let the speaker bring the files' });
  await invitation.getByLabel('Email address').fill(email);
  await invitation.getByLabel('Language of the mail').selectOption('fr');
  await invitation.getByLabel('Deadline: day').fill('2027-01-20');
  await invitation.getByRole('button', { name: 'Send the link' }).click();
  await expect(desktop.getByText(email)).toBeVisible();

  const phone = await open({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  const link = new URL(await lastLink(email, 'document-link'));
  await phone.goto(link.pathname + link.search);
  await expect(phone).toHaveURL(/\/fr\/presentation$/);
  await expect(phone.getByText(/^Sous embargo/)).toBeVisible();
  const bring = async (language: string, title: string, file: Parameters<Locator['setInputFiles']>[0]) => {
    await phone.getByLabel('Langue du fichier').selectOption(language);
    await phone.getByLabel('Titre dans cette langue').fill(title);
    await phone.locator('input[type=file]').setInputFiles(file);
    await phone.getByRole('button', { name: 'Envoyer le fichier' }).click();
  };
  const hostile = { name: 'talk.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0090\u0000 not a paper') };
  await bring('en', 'Labour mobility', hostile);
  await expect(phone.getByText('ce type de fichier n’est pas accepté ici').first()).toBeVisible();
  await expect(phone.getByLabel('Titre dans cette langue')).toHaveValue('Labour mobility');
  await bring('en', 'Labour mobility', pdf('Mobility'));
  await expect(phone.getByRole('heading', { name: 'Votre fichier est arrivé' })).toBeVisible();
  await bring('fr', 'Mobilité de la main-d’œuvre', pdf('Mobilite'));
  await expect(phone.getByRole('listitem').filter({ hasText: symbol })).toHaveCount(2);

  await desktop.reload();
  await expect(desktop.getByText('by a speaker’s link')).toHaveCount(2);
  const found = await desktop.getByRole('link', { name: /^French \(PDF/ }).getAttribute('href');
  const reader = await open();
  await reader.goto(`/en${next}`);
  await expect(reader.getByText(symbol)).toHaveCount(0);
  const picture = `${found}/pages/1`;
  await expect.poll(async () => (await desktop.request.get(picture)).status()).toBe(200);
  for (const address of [found ?? '', picture]) {
    const [asReader, asSecretariat] = [await reader.request.get(address), await desktop.request.get(address)];
    expect([asReader.status(), asSecretariat.status()]).toEqual([404, 200]);
  }
});
