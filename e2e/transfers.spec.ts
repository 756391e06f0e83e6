import fs from 'node:fs/promises';
import type { Page } from '@playwright/test';
import en from '../lib/i18n/messages/en/transfers.json';
import fr from '../lib/i18n/messages/fr/transfers.json';
import papers from '../lib/i18n/messages/fr/papers.json';
import privacy from '../lib/i18n/messages/fr/privacy.json';
import { one, visit } from './actors';
import { ask } from './ask';
import { look } from './database';
import { expect, signInByCode, test } from './fixtures';
import { press, tabTo, type } from './keyboard';

const home = 'grcp-next';
const exportsPage = `/fr/manage/${home}/exports`;

/** As a form on one of our own pages is posted. */
const own = { origin: process.env.PARLEY_E2E_URL ?? '' };

const headersOf = async (page: Page) => ({
  ...own,
  cookie: (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; '),
});

/** Papers that went out or began to. */
const recorded = () =>
  look<{ id: string; purpose: string; format: string; state: string; named: number }>(
    `SELECT t.id, t.purpose, t.format, cardinality(t."registrationIds") AS named,
            (SELECT max(s.kind::text) FROM "TransferStep" s WHERE s."transferId" = t.id) AS state
     FROM "Transfer" t WHERE t.purpose LIKE 'paper-badges'`,
  );

/** The content of the file that pressing this brings. */
async function fetched(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), text: await fs.readFile(await download.path(), 'utf8') };
}

test.describe('files for others', () => {
  test('the travel officer hands passports to the visa office, in French and by the keyboard alone', async ({
    login,
    open,
  }) => {
    test.slow();
    const page = await login('travel');
    await page.goto(`/fr/manage/${home}/travel`);
    await press(page, page.getByRole('link', { name: privacy.transfer.choose }));
    await press(page, page.getByRole('link', { name: fr.purposes.visa.title }));
    await expect(page.getByRole('heading', { level: 1, name: fr.purposes.visa.title })).toBeVisible();
    await expect(page.getByRole('rowheader', { name: privacy.column.birthDate })).toBeVisible();
    const count = Number(/\d+/.exec(await page.getByRole('status').first().innerText())?.[0]);
    expect(count).toBeGreaterThan(1);

    await test.step('leaves out a column, says to whom and why, and is asked once more', async () => {
      await press(page, page.getByRole('checkbox', { name: privacy.column.visaRemark }), 'Space');
      await tabTo(page, page.getByRole('combobox', { name: fr.fields.recipientKind.label }));
      await page.keyboard.press('ArrowDown');
      await type(page, fr.fields.recipient.label, 'Consulat illustratif');
      await type(page, fr.fields.reason.label, 'Visas pour les délégués confirmés');
      await tabTo(page, page.getByRole('radio', { name: fr.formats.XLSX }));
      await page.keyboard.press('ArrowDown');
      await press(page, page.getByRole('button', { name: fr.prepare.send }));
      await expect(page.getByText(fr.fields.confirmed.required).first()).toBeVisible();
      await press(page, page.getByRole('checkbox', { name: fr.fields.confirmed.label }), 'Space');
      await press(page, page.getByRole('button', { name: fr.prepare.send }));
      await expect(page.getByRole('heading', { name: fr.ready.title })).toBeVisible();
    });

    const [prepared] = await look<{ id: string; rows: number; steps: number }>(
      `SELECT t.id, t.rows, (SELECT count(*)::int FROM "TransferStep" s WHERE s."transferId" = t.id) AS steps FROM "Transfer" t
       WHERE t.recipient = 'Consulat illustratif'`,
    );
    expect(prepared).toMatchObject({ rows: count, steps: 0 });
    const others = await visit('logistics', home);
    const stolen = await ask(`/api/meetings/${home}/transfers/${prepared?.id}`, others.headers, {
      method: 'POST',
    });
    expect([stolen.status, await stolen.text()]).toEqual([404, '']);

    await test.step('fetches the file, which says what it must and no more, and stands in the record', async () => {
      const button = page.getByRole('button', { name: fr.ready.download });
      const file = await fetched(page, () => press(page, button));
      expect(file.name).toBe(`${home}-visa.csv`);
      const lines = file.text.trim().split('\r\n');
      expect(lines).toHaveLength(count + 2);
      expect(lines[1]).toContain(`${privacy.column.number},${privacy.column.issuedOn}`);
      expect(lines[1]).not.toContain(privacy.column.visaRemark);
      await expect
        .poll(() => look(`SELECT kind FROM "TransferStep" WHERE "transferId" = $1 ORDER BY at`, [prepared?.id]))
        .toEqual([{ kind: 'BEGUN' }, { kind: 'SENT' }]);
      await press(page, button);
      await expect(page.getByRole('heading', { name: fr.ready.sent })).toBeVisible();
      await page.goto(`${exportsPage}/log?purpose=visa`);
      const row = page.getByRole('row', { name: /Consulat illustratif/ });
      await expect(row).toContainText(fr.log.states.SENT);
      await press(page, row.getByRole('link', { name: fr.purposes.visa.title }));
      await expect(page.getByText('Visas pour les délégués confirmés')).toBeVisible();
      await expect(page.getByRole('heading', { name: `${count} inscriptions dans le fichier` })).toBeVisible();
    });

    await test.step('somebody who is in it sees so', async () => {
      const [somebody] = await look<{ email: string }>(
        `SELECT a.email FROM "Transfer" t JOIN "Registration" r ON r.id = ANY (t."registrationIds")
         JOIN "AccountPerson" p ON p."personId" = r."personId" AND NOT p.assistant JOIN "Account" a ON a.id = p."accountId"
         WHERE t.id = $1 ORDER BY a.email LIMIT 1`,
        [prepared?.id],
      );
      const inIt = await open();
      await signInByCode(inIt, somebody?.email ?? '', 'fr');
      await inIt.goto('/fr/work/my-data');
      const files = inIt.getByRole('region', { name: privacy.mine.transfers });
      await expect(files).toContainText(`${fr.purposes.visa.title}, à Consulat illustratif`);
      await expect(files).toContainText(privacy.column.birthDate);
      const taken = await inIt.request.get('/api/my-data?format=html&locale=fr');
      expect(await taken.text()).toContain('Consulat illustratif');
    });
  });

  test('a page that is open elsewhere is told that the number has changed', async ({ login }) => {
    const page = await login('organiser');
    await page.goto(`/en/manage/${home}/exports?purpose=mailing`);
    await page.locator('input[name="counted"]').evaluate((field: HTMLInputElement) => {
      field.value = '3';
    });
    await page.getByLabel(en.fields.recipientKind.label).selectOption('OWN');
    await page.getByLabel(en.fields.recipient.label).fill('Own use');
    await page.getByLabel(en.fields.reason.label).fill('Newsletter');
    await page.getByRole('button', { name: en.prepare.send }).click();
    await expect(page.getByRole('alert').filter({ hasText: /changed/ })).toBeVisible();
  });

  test('asked for too late, a file is not a bare refusal: the page says what happened and leads back', async ({
    login,
  }) => {
    const { accountId } = await visit('logistics', home);
    const { id } = await one<{ id: string }>(
      `INSERT INTO "Transfer" (id, "meetingId", purpose, recipient, "recipientKind", format, fields, filter, locale, rows, "byAccountId", role, at)
       SELECT gen_random_uuid(), m.id, 'hotel', 'Hôtel tardif', 'HOTEL', 'CSV', '{surname}', '{"kind": "RCP"}', 'fr', 1, $1, 'LOGISTICS', now() - interval '11 minutes'
       FROM "Meeting" m WHERE m.slug = $2 RETURNING id`,
      [accountId, home],
    );
    const page = await login('logistics');
    // The page was left open with its button: it is asked for anew, and says so before anything is pressed.
    await page.goto(`${exportsPage}?purpose=hotel&prepared=${id}`);
    await expect(page.getByRole('heading', { name: fr.ready.expired })).toBeVisible();
    const late = await ask(`/api/meetings/${home}/transfers/${id}`, await headersOf(page), { method: 'POST' });
    expect(late.status).toBe(303);
    await page.goto(late.headers.get('location') ?? '');
    await expect(page.getByRole('heading', { name: fr.ready.expired })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: fr.purposes.hotel.title })).toBeVisible();
    expect(new URL(page.url()).searchParams.get('kind')).toBe('RCP');
    const others = await visit('travel', home);
    const stolen = await ask(
      `/api/meetings/${home}/transfers/${id}`,
      { ...others.headers, ...own },
      { method: 'POST' },
    );
    expect(stolen.status).toBe(404);
  });

  test('papers that name people are in the record too, but not what somebody takes of their own', async ({ login }) => {
    const page = await login('organiser');
    await page.goto(`/fr/manage/${home}/papers`);
    const issue = page.getByRole('button', { name: papers.badge.issue });
    // Whoever was here before may have prepared them already.
    if ((await issue.count()) > 0) {
      await issue.click();
      await expect(issue).toHaveCount(0);
    }
    const staff = await visit('staff', home);
    const before = await recorded();
    const badges = await ask(`/api/meetings/${home}/badges?size=card&language=fr`, staff.headers);
    expect(badges.headers.get('content-type')).toBe('application/pdf');
    await badges.arrayBuffer();
    const made = (await recorded()).filter(({ id }) => !before.some((row) => row.id === id));
    expect(made).toEqual([expect.objectContaining({ purpose: 'paper-badges', format: 'PDF', state: 'SENT' })]);
    expect(made[0]?.named).toBeGreaterThan(0);
  });

  test('the secretariat is offered no passports, a delegate nothing at all', async ({ login }) => {
    const organiser = await login('organiser');
    await organiser.goto(`/en/manage/${home}/exports`);
    await expect(organiser.getByRole('link', { name: en.purposes.participants.title })).toBeVisible();
    await expect(organiser.getByRole('link', { name: en.purposes.visa.title })).toBeHidden();
    await organiser.goto(`/en/manage/${home}/exports?purpose=visa`);
    await expect(organiser.getByRole('heading', { level: 1, name: en.title })).toBeVisible();
    const delegate = await login('delegate');
    for (const path of ['exports', 'exports?purpose=participants', 'exports/log'])
      expect((await delegate.goto(`/en/manage/${home}/${path}`))?.status()).toBe(404);
  });
});
