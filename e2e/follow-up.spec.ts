import { one, sessionCookie, visit } from './actors';
import { lastCode, lastLink } from './database';
import { expect, test } from './fixtures';

/** An owner of a commitment of the finished meeting that has not reported on it, and the address of its focal point. */
const silentOwner = () =>
  one<{ symbol: string; party: string; email: string }>(
    `SELECT k.symbol, y.code AS party, min(a.email) AS email
     FROM "Commitment" k
     JOIN "CommitmentPlan" p ON p."commitmentId" = k.id
     JOIN "CommitmentOwner" o ON o."planId" = p.id
     JOIN "Party" y ON y.id = o."partyId"
     JOIN "Delegation" d ON d."partyId" = y.id AND d."meetingId" = k."meetingId"
     JOIN "MeetingRole" r ON r."delegationId" = d.id AND r.kind = 'FOCAL_POINT'
     JOIN "AccountPerson" ap ON ap."personId" = r."personId"
     JOIN "Account" a ON a.id = ap."accountId"
     JOIN "Meeting" m ON m.id = k."meetingId" AND m.slug = 'grcp7'
     WHERE NOT EXISTS (SELECT 1 FROM "ProgressReport" t WHERE t."commitmentId" = k.id AND t."partyId" = y.id)
     GROUP BY k.symbol, y.code ORDER BY 1, 2 LIMIT 1`,
  );

test('a mechanism is reminded and reports by its link without JavaScript; once it is accepted everybody reads it', async ({
  open,
  baseURL,
}) => {
  const { symbol, party, email } = await silentOwner();
  const enter = async (token: string | null, javaScriptEnabled: boolean) => {
    const page = await open({ javaScriptEnabled });
    if (token) await page.context().addCookies([{ name: sessionCookie, value: token, url: baseURL ?? '' }]);
    return page;
  };
  const secretary = await enter((await visit('organiser', 'grcp7')).token, true);
  await secretary.goto('/en/manage/grcp7/follow-up');
  await secretary.getByRole('button', { name: 'Prepare a reminder' }).click();
  await expect(secretary.getByRole('heading', { level: 1, name: 'Reminder to report on commitments' })).toBeVisible();
  await expect(secretary.getByText('Reports on commitments awaited').first()).toBeVisible();
  // Looked at before somebody else reported: nothing is sent, and the number of now stands beside the refusal.
  const unscripted = await enter((await visit('organiser', 'grcp7')).token, false);
  await unscripted.goto(secretary.url());
  for (const page of [secretary, unscripted]) {
    await page.locator('input[name="messages"]').evaluate((field) => field.setAttribute('value', '99'));
    await page.getByRole('button', { name: /^Send \d+ messages$/ }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Nothing has been sent');
    await expect(page.locator('input[name="messages"]')).not.toHaveValue('99');
  }
  await secretary.getByRole('button', { name: /^Send \d+ messages$/ }).click();
  await expect(secretary.getByRole('heading', { name: /messages sent on/ })).toBeVisible();

  const focal = await enter(null, false);
  const link = new URL(await lastLink(email, 'progress-reminder'));
  await focal.goto(link.pathname.replace(/^\/\w+/, '/fr') + link.search);
  await focal.getByRole('button', { name: 'M’envoyer le code' }).click();
  await focal.getByRole('textbox', { name: 'Code à six chiffres' }).fill(await lastCode(email));
  await focal.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await expect(focal).toHaveURL(`/fr/meetings/grcp7/follow-up/report?party=${party}`);
  const form = focal.getByRole('form', { name: `Nouveau rapport sur ${symbol}` });
  const text = 'Un groupe de travail s’est réuni & a rendu ses conclusions <projet>.';
  await form.getByRole('textbox', { name: 'Ce qui a été fait' }).fill(text);
  await form.getByRole('radio', { name: 'En cours' }).check();
  await form.getByRole('textbox', { name: 'Une page qui l’atteste' }).fill('une page');
  await form.getByRole('button', { name: 'Envoyer le rapport' }).click();

  // Refused for the address of the page: what was typed is still there.
  await expect(focal.getByRole('alert')).toContainText('Il y a 1 réponse à corriger');
  await expect(form.getByRole('textbox', { name: 'Ce qui a été fait' })).toHaveValue(text);
  await form.getByRole('textbox', { name: 'Une page qui l’atteste' }).fill('https://example.org/conclusions');

  // Meanwhile the secretariat reports in the party's place: what was typed stays, beside what is new.
  await secretary.goto(`/en/meetings/grcp7/follow-up/report?party=${party}`);
  const inPlace = secretary.getByRole('form', { name: `New report on ${symbol}` });
  await inPlace.getByRole('textbox', { name: 'What was done' }).fill('Heard by telephone.');
  await inPlace.getByRole('radio', { name: 'Not started' }).check();
  await inPlace.getByRole('button', { name: 'Send the report' }).click();
  await expect(secretary.getByText('entered by the secretariat')).toBeVisible();
  await form.getByRole('button', { name: 'Envoyer le rapport' }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await expect(form.getByRole('textbox', { name: 'Ce qui a été fait' })).toHaveValue(text);
  await expect(focal.getByText('Heard by telephone.').first()).toBeVisible();
  await form.getByRole('button', { name: 'Envoyer le rapport' }).click();
  await expect(focal.getByText('En attente du secrétariat').first()).toBeVisible();

  const reader = await enter(null, false);
  await reader.goto(`/en/meetings/grcp7/follow-up?party=${party}`);
  await expect(reader.getByRole('heading', { level: 1, name: 'Follow-up' })).toBeVisible();
  await expect(reader.getByText(text)).toHaveCount(0);

  await secretary.goto('/en/manage/grcp7/follow-up');
  const review = secretary.getByRole('article').filter({ hasText: text });
  await review.getByRole('radio', { name: 'Ask for more' }).check();
  await review.getByRole('button', { name: 'Save' }).click();
  await expect(review.getByRole('alert')).toBeVisible();
  await review.getByRole('radio', { name: 'Accept' }).check();
  await review.getByRole('button', { name: 'Save' }).click();
  await expect(secretary.getByText(text)).toHaveCount(0);

  await reader.reload();
  const reports = reader.locator('details').filter({ hasText: text });
  await reports.locator('summary').click();
  await expect(reports.getByText(text)).toBeVisible();
  await expect(reports.getByText(text)).toHaveAttribute('lang', 'fr');
  await expect(reports.getByRole('link', { name: 'https://example.org/conclusions' })).toBeVisible();

  // Whatever the published Highlights lead back to can be opened by everybody.
  await reader.goto('/en/meetings/grcp7/highlights');
  const addresses = await reader
    .locator('details.way a')
    .evaluateAll((links) => [...new Set(links.map((link) => (link as HTMLAnchorElement).href.split('#')[0] ?? ''))]);
  expect(addresses.length).toBeGreaterThan(15);
  for (const address of addresses)
    expect((await reader.request.get(address, { maxRedirects: 0 })).status(), address).toBe(200);

  // The next edition takes over what is open.
  await secretary.goto('/en/manage/grcp-next/take-over');
  for (const box of await secretary.getByRole('checkbox').all()) await box.uncheck();
  await secretary.getByRole('checkbox', { name: 'Open commitments' }).check();
  await secretary.getByRole('button', { name: 'Take over' }).click();
  await expect(secretary.getByText(/Open commitments: 0 taken, 7 noted/)).toBeVisible();
});
