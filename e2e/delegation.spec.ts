import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { one, visit, visitAs, type Visitor } from './actors';
import { ask } from './ask';
import { look } from './database';
import { expect, signInByCode, test } from './fixtures';

/** Focal points of the sample: each has a delegation of its own that no other journey touches. */
const focalPoint = 'oumou.mbalengwa@rmfm.example.org';
const plainFocalPoint = 'lindiwe.kabore.sow@igad-rcp.example.org';
const home = 'grcp-next';

const phone = { viewport: { width: 390, height: 844 } };
const pdf = Buffer.from('%PDF-1.7\nlettre\n%%EOF');
const isWithinWidth = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
const namesInOrder = (page: Page) => page.getByRole('list', { name: 'Ordre de la délégation' }).locator('bdi');
const orderOf = (party: string) =>
  look<{ surname: string | null; rank: number }>(
    `SELECT s.rank, r.surname FROM "Seat" s JOIN "Delegation" d ON d.id = s."delegationId" JOIN "Party" p ON p.id = d."partyId"
     JOIN "Meeting" m ON m.id = d."meetingId" LEFT JOIN "Registration" r ON r."seatId" = s.id AND r.status IN ('NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED')
     WHERE m.slug = $1 AND p.code = $2 ORDER BY s.rank`,
    [home, party],
  );

test('a focal point hands in the letter, chooses the head and orders the delegation by keyboard, on a phone', async ({
  open,
}) => {
  const page = await open(phone);
  await signInByCode(page, focalPoint, 'fr');
  await page.goto(`/fr/meetings/${home}/delegation`);
  const asked = page.getByRole('region', { name: 'Ce qui est demandé à la délégation' });
  // The next step is the one primary button, and leads to the place where it is taken.
  await expect(page.locator('.btn.pri:visible')).toHaveText(['Choisir le fichier']);
  await asked.getByRole('link', { name: 'Choisir le fichier' }).click();
  await expect(page).toHaveURL(/#letter$/);

  const letter = page.getByRole('form', { name: 'Lettre de désignation' });
  const file = letter.getByLabel('Fichier de la lettre');
  await file.setInputFiles({ name: 'lettre.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><svg/>') });
  await letter.getByRole('button', { name: 'Remettre la lettre' }).click();
  await expect(file).toHaveAccessibleDescription(/Erreur\s: ce fichier n’est ni PDF, ni DOCX, ni JPEG, ni PNG/);
  await file.setInputFiles({ name: 'Lettre de désignation.pdf', mimeType: 'application/pdf', buffer: pdf });
  await letter.getByRole('button', { name: 'Remettre la lettre' }).click();
  await expect(asked.getByText('Lettre de désignation reçue')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger la lettre' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('Lettre de désignation.pdf');
  expect(readFileSync(await download.path()).equals(pdf)).toBe(true);

  // The head: everybody keeps their place, and the new head comes first.
  const before = await namesInOrder(page).allInnerTexts();
  const [first = '', , third = ''] = before;
  await page.getByRole('button', { name: `Désigner ${third} comme chef de délégation` }).press('Enter');
  await expect(namesInOrder(page).first()).toHaveText(third);

  // The order, by keyboard alone: a button, then the arrow keys on the handle; the focus stays where it is.
  const down = page.getByRole('button', { name: `Descendre ${first}` });
  await down.press('Enter');
  await expect(page.getByText(`${first} : rang 3 sur 3.`)).toBeAttached();
  await expect(down).toBeFocused();
  const handle = page.getByRole('button', { name: `Déplacer ${first}` });
  await handle.press('ArrowUp');
  await expect(page.getByText(`${first} : rang 2 sur 3.`)).toBeAttached();
  await expect(handle).toBeFocused();
  await handle.press('ArrowUp');
  await handle.press('ArrowDown');
  await expect(page.getByText('L’ordre affiché n’est pas encore enregistré.')).toBeVisible();
  await page.getByRole('button', { name: 'Enregistrer l’ordre' }).press('Enter');
  await expect(page.getByText('L’ordre est enregistré.')).toBeVisible();
  await page.reload();
  const [, second] = before;
  await expect(namesInOrder(page)).toHaveText([third, second ?? '', first]);
  const stored = await orderOf('rmfm');
  expect(stored.map(({ surname }) => surname?.toLocaleUpperCase('fr'))).toEqual(
    [third, second, first].map((name = '') => expect.stringContaining(name.split(' ').at(-1) ?? '') as unknown),
  );
  expect(await isWithinWidth(page)).toBe(true);
});

test('dragging does what the buttons do, by mouse and by finger, and ends where one lets go', async ({ open }) => {
  const page = await open({ viewport: { width: 1280, height: 900 }, hasTouch: true });
  await signInByCode(page, 'ines.mirandela@gfmd.example.org', 'fr');
  await page.goto(`/fr/meetings/${home}/delegation`);
  const [head = '', second = '', third = ''] = await namesInOrder(page).allInnerTexts();
  const handle = async (name: string) => {
    const button = page.getByRole('button', { name: `Déplacer ${name}` });
    await button.scrollIntoViewIfNeeded();
    const box = await button.boundingBox();
    if (!box) throw new Error('no handle');
    return { x: box.x + 5, y: box.y + box.height / 2 };
  };
  const [from, to] = [await handle(third), await handle(second)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
  await expect(namesInOrder(page)).toHaveText([head, third, second]);
  await expect(page.getByText(`${third} : rang 2 sur 3.`)).toBeAttached();

  // Down and past the end: the row moves in the page while it is held. Let go, it stays where it is.
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 150, { steps: 8 });
  await page.mouse.up();
  await expect(namesInOrder(page)).toHaveText([head, second, third]);
  const back = await handle(third);
  await page.mouse.move(back.x, back.y);
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await expect(namesInOrder(page)).toHaveText([head, second, third]);

  await page.setViewportSize(phone.viewport);
  const [finger, end] = [await handle(second), await handle(third)];
  const touches = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    touches.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: finger.x, y }] });
  await touch('touchStart', finger.y);
  for (const part of [0.25, 0.5, 0.75, 1, 1.3]) await touch('touchMove', finger.y + (end.y - finger.y) * part);
  await touch('touchEnd');
  await expect(namesInOrder(page)).toHaveText([head, third, second]);
});

test('without a script the same is done by plain buttons, and what is typed wrong is said', async ({ open }) => {
  const page = await open({ ...phone, javaScriptEnabled: false });
  await signInByCode(page, plainFocalPoint, 'fr');
  await page.goto(`/fr/meetings/${home}/delegation`);
  const [head = '', second = '', free = ''] = await namesInOrder(page).allInnerTexts();
  await page.getByRole('button', { name: `Descendre ${second}` }).click();
  // A free place is named after its number, which it has changed.
  await expect(namesInOrder(page).nth(2)).toHaveText(second);
  expect(free).toMatch(/^(Place libre|Réservée)/);
  await page.getByRole('button', { name: `Désigner ${second} comme chef de délégation` }).click();
  await expect(namesInOrder(page).first()).toHaveText(second);
  await expect(namesInOrder(page).nth(1)).toHaveText(head);

  const keeping = page.locator('details').filter({ hasText: 'Réserver la place' });
  await keeping.locator('summary').click();
  await keeping.getByRole('textbox', { name: 'Réservée à' }).fill('présidence entrante');
  await keeping.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(/Réservée\s: présidence entrante/).first()).toBeVisible();

  const adding = page.locator('details').filter({ hasText: 'Ajouter un point focal' });
  await adding.locator('summary').click();
  await adding.getByRole('textbox', { name: 'Prénom' }).fill('Awa');
  await adding.getByRole('textbox', { name: 'Nom de famille' }).fill('Diagne');
  await adding.getByRole('textbox', { name: 'Adresse électronique' }).fill('awa.diagne@');
  await adding.getByRole('button', { name: 'Ajouter cette personne' }).click();
  await expect(adding.getByRole('textbox', { name: 'Adresse électronique' })).toHaveAccessibleDescription(
    /complétez l’adresse/,
  );
  await expect(adding.getByRole('textbox', { name: 'Prénom' })).toHaveValue('Awa');
  await adding.getByRole('textbox', { name: 'Adresse électronique' }).fill('awa.diagne@igad-rcp.example.org');
  await adding.getByRole('button', { name: 'Ajouter cette personne' }).click();
  await expect(page.getByText('awa.diagne@igad-rcp.example.org')).toBeVisible();

  const letter = page.getByRole('form', { name: 'Lettre de désignation' });
  await letter.getByRole('button', { name: 'Remettre la lettre' }).click();
  await expect(letter.getByLabel('Fichier de la lettre')).toHaveAccessibleDescription(/choisissez le fichier/);
  await letter
    .getByLabel('Fichier de la lettre')
    .setInputFiles({ name: 'note-verbale.pdf', mimeType: 'application/pdf', buffer: pdf });
  await letter.getByRole('button', { name: 'Remettre la lettre' }).click();
  await expect(page.getByText('Lettre de désignation reçue')).toBeVisible();
  expect(await isWithinWidth(page)).toBe(true);
});

test('an assistant finds the person, fills in for them, and is told that they are not the person', async ({ open }) => {
  const page = await open();
  await signInByCode(page, 'delegado@cabinet.example.org', 'es');
  await expect(page.getByRole('heading', { name: 'Usted rellena el formulario por Delfina Delegado' })).toBeVisible();
  await page.getByRole('link', { name: 'Completar la inscripción' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Inscripción de Delfina Delegado' })).toBeVisible();
  await expect(page.getByText('delegado@cabinet.example.org', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retirar a esta persona' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Participantes' })).toHaveCount(0);
});

test.describe('the list of a delegation as a file', () => {
  const post = (visitor: Visitor, delegation: string, more: { origin?: string; format?: string; key?: string } = {}) =>
    ask(
      `/api/meetings/${home}/delegation-list`,
      { ...visitor.headers, origin: more.origin ?? process.env.PARLEY_E2E_URL ?? '' },
      {
        method: 'POST',
        body: new URLSearchParams({
          delegation,
          format: more.format ?? 'CSV',
          locale: 'fr',
          idempotencyKey: more.key ?? crypto.randomUUID(),
        }),
      },
    );
  const delegationOf = (party: string) =>
    one<{ id: string }>(
      `SELECT d.id FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId" JOIN "Meeting" m ON m.id = d."meetingId" WHERE m.slug = $1 AND p.code = $2`,
      [home, party],
    );
  const transfers = async () =>
    Number((await one<{ count: string }>(`SELECT count(*) FROM "Transfer" WHERE purpose = 'delegation-list'`)).count);

  // The count of transfers is of all: one after the other.
  test.describe.configure({ mode: 'default' });

  test('goes to its focal point and the secretariat, each time with a transfer on record', async () => {
    const { id } = await delegationOf('eac');
    const focal = await visitAs('fatoumata.tshabangu@eac.example.org', home);
    const before = await transfers();
    const key = crypto.randomUUID();
    const response = await post(focal, id, { key });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="grcp-next-eac.csv"');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const text = await response.text();
    expect(text).toContain('Nom de famille');
    expect(text).toContain('@eac.example.org');
    expect((await post(focal, id, { key })).status).toBe(200);
    expect(await transfers()).toBe(before + 1);
    const sheet = await post(await visit('organiser', home), id, { format: 'XLSX' });
    expect(sheet.status).toBe(200);
    expect(
      Buffer.from(await sheet.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(await transfers()).toBe(before + 2);
  });

  test('goes to nobody else, from nowhere else, and leaves no transfer', async () => {
    const { id } = await delegationOf('eac');
    const before = await transfers();
    for (const kind of ['anonymous', 'delegate', 'focal-point', 'facilitator', 'observer', 'chair'] as const)
      expect([kind, (await post(await visit(kind, home), id)).status]).toEqual([kind, 404]);
    const organiser = await visit('organiser', home);
    expect((await post(organiser, crypto.randomUUID())).status).toBe(404);
    expect((await post(organiser, id, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post(organiser, id, { format: 'HTML' })).status).toBe(400);
    expect(await transfers()).toBe(before);
  });
});
