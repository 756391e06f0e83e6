import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import fr from '../lib/i18n/messages/fr/xlsform.json';
import { corpus } from '../lib/surveys/exchange/xlsform/testing/corpus';
import { surveyOf, workbookOf, type TypedForm } from '../lib/surveys/exchange/xlsform/testing/form-sheets';
import { expect, test } from './fixtures';

const here = '/fr/manage/grcp-next/survey/questionnaire/import';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };

const isWithinWidth = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

async function look(page: Page, buffer: Buffer): Promise<void> {
  await page.goto(here);
  await page.getByLabel('Classeur XLSForm').setInputFiles({ name: 'form.xlsx', mimeType: xlsx, buffer });
  await page.getByRole('button', { name: fr.send }).click();
}

const bytesOf = async (form: TypedForm) => Buffer.from(await workbookOf(form));

test('an XLSForm is looked at on a phone without JavaScript, taken over, downloaded and brought back', async ({
  open,
}) => {
  test.slow();
  const page = await open(phone);
  await page.goto('/fr/sign-in');
  await page.getByRole('button', { name: /Oriol Organista/ }).click();

  await look(page, Buffer.from('type,name,label\ntext,a,A\n'));
  await expect(page.getByRole('alert')).toContainText('Ce fichier est un texte (CSV, par exemple)');

  await look(page, await bytesOf({ survey: surveyOf({ type: 'text', name: 'one', label: '' }) }));
  await expect(page.getByRole('heading', { level: 2, name: /est refusé/ })).toBeVisible();
  await expect(page.getByText('survey, ligne 2, colonne C')).toBeVisible();
  await expect(page.getByRole('button', { name: fr.take })).toHaveCount(0);

  await look(page, await bytesOf(corpus.coordination ?? {}));
  await expect(page.getByRole('heading', { level: 2, name: /8 questions dans/ })).toBeVisible();
  await expect(page.getByText('Choices, ligne 6, colonne D')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Votre organisation' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Un mécanisme' })).toBeVisible();
  // What is calculated leaves no empty place.
  await expect(page.locator('section.sec:empty')).toHaveCount(0);
  expect(await isWithinWidth(page)).toBe(true);

  await page.getByRole('button', { name: fr.take }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Members’ survey' })).toBeVisible();
  await expect(page.getByText('À qui pouvons-nous nous adresser ?').first()).toBeVisible();

  await page.getByRole('link', { name: fr.open }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: fr.draft }).click();
  const file = await (await downloading).path();
  await look(page, readFileSync(file));
  await expect(page.getByRole('heading', { level: 2, name: /8 questions dans/ })).toBeVisible();
});
