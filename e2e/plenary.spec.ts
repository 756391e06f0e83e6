import words from '../lib/i18n/messages/en/plenary.json';
import { one } from './actors';
import { expect, test } from './fixtures';
import { startRelay } from './relay';

const desk = '/en/manage/grcp-next/plenary';
const place = '/en/meetings/grcp-next/plenary';

test('a delegation tables an amendment on its phone, the Chair takes it, the wall shows the result, the decision is noted', async ({
  login,
  baseURL,
}) => {
  const { id, symbol, text } = await one<{ id: string; symbol: string; text: string }>(
    `SELECT r.id, r.symbol, t.text FROM "PlenaryItem" i JOIN "Recommendation" r ON r.id = i."recommendationId" JOIN "Meeting" m ON m.id = i."meetingId"
     JOIN "Unit" u ON u."revisionId" = r."headRevisionId" JOIN "UnitText" t ON t."unitId" = u.id AND t."sourceHash" IS NULL
     WHERE m.slug = 'grcp-next' AND r.status = 'READY' ORDER BY i.position LIMIT 1`,
  );
  const proposed = text.replace(/\.?$/, ', within two years.');
  const chair = await login('chair');
  const phone = await login('focal-point', { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  const wall = await login('observer', { viewport: { width: 1920, height: 1080 } });
  await chair.goto(desk);
  await chair.getByRole('button', { name: words.manage.showOf.replace('{symbol}', symbol) }).click();
  // The wall reaches the server by a way that can break, as when the server is started again.
  const relay = await startRelay(baseURL ?? '');
  await wall.goto(new URL(`${place}/screen`, relay.url).href);
  await expect(wall.getByText(text)).toBeVisible();

  // Others that were withdrawn before have their numbers.
  let number = '';
  await test.step('the delegation tables it, without JavaScript', async () => {
    await phone.goto(`${place}/${id}`);
    const form = phone.getByRole('form', { name: words.amendments.table });
    await form.getByRole('textbox', { name: words.amendments.text }).fill(proposed);
    await form.getByRole('button', { name: words.amendments.table }).click();
    const own = phone
      .getByRole('listitem')
      .filter({ hasText: /Amendment \d+:/ })
      .filter({ hasText: 'within two years' });
    number = /Amendment (\d+):/.exec((await own.textContent()) ?? '')?.[1] ?? '';
    expect(number).not.toBe('');
  });

  await test.step('the Chair reads it as it is tabled, shows it, and takes the result that stands on the page', async () => {
    await chair.getByRole('button', { name: words.amendments.showOf.replace('{number}', number) }).click();
    await expect(wall.getByRole('term').filter({ hasText: words.screen.wouldRead })).toBeVisible();
    await chair.getByRole('link', { name: words.take.toResultOf.replace('{number}', number) }).click();
    await expect(chair.getByText(', within two years').first()).toBeVisible();
    await chair.getByRole('button', { name: words.take.submit }).click();
    await expect(chair).toHaveURL(desk);
  });

  await test.step('the wall shows the result, and keeps it while its connection is away', async () => {
    await expect(wall.getByRole('term').filter({ hasText: words.screen.result })).toBeVisible();
    await expect(wall.getByText(proposed, { exact: true }).first()).toBeVisible();
    await relay.become('refusing');
    await expect(wall.getByText(words.screen.lost)).toBeVisible();
    await expect(wall.getByText(proposed, { exact: true }).first()).toBeVisible();
  });

  await test.step('the decision comes to it by itself, once it is back', async () => {
    await chair.getByRole('radio', { name: words.outcome.ADOPTED, exact: true }).check();
    await chair.getByRole('button', { name: words.decide.submit }).click();
    await expect(chair.getByText(words.outcome.ADOPTED, { exact: true }).first()).toBeVisible();
    await relay.become('open');
    await expect(wall.getByText(words.outcome.ADOPTED, { exact: true }).first()).toBeVisible();
    await expect(wall.getByText(words.screen.lost)).toBeHidden();
    await relay.close();
  });

  await test.step('the delegation reserves its position, and the minutes are there', async () => {
    await phone.goto(`${place}/${id}`);
    await phone.getByText(words.reservations.record).first().click();
    const form = phone.getByRole('form', { name: words.reservations.record });
    await form.getByRole('textbox').fill('The date is subject to the national budget.');
    await form.getByRole('button', { name: words.reservations.record }).click();
    await expect(phone.getByText('The date is subject to the national budget.')).toBeVisible();
    await phone.goto(place);
    await phone.getByRole('link', { name: words.minutes.title }).click();
    const minutes = phone.getByRole('link', { name: /English, PDF$/ }).first();
    const answer = await phone.request.get((await minutes.getAttribute('href')) ?? '');
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
  });

  await test.step('the Chair gives out the record, and its bundle is the one that stands on the page', async () => {
    await chair.goto(`${place}/record`);
    await chair.getByRole('button', { name: words.issues.give }).click();
    // Whoever runs these journeys again finds earlier issues: the newest is the first.
    const bundle = chair.getByRole('link', { name: /^Download issue \d+$/ }).first();
    await expect(bundle).toBeVisible();
    const answer = await chair.request.get((await bundle.getAttribute('href')) ?? '');
    const { issue, sha256 } = (await answer.json()) as { issue: { number: number }; sha256: string };
    await expect(bundle).toHaveAccessibleName(words.issues.downloadOf.replace('{number}', String(issue.number)));
    await expect(chair.getByText(sha256, { exact: true })).toBeVisible();
  });
});
