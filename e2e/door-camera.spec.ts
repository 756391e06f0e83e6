import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import encodeQR from 'qr';
import en from '../lib/i18n/messages/en/door.json';
import { findBrowser } from '../scripts/testing/find-browser.mjs';
import { database, one } from './actors';
import { expect, test } from './fixtures';

const home = 'grcp-next';
const code = 'CAMERAREADSABADG';
const film = path.resolve(__dirname, '../.data/test-files/badge.y4m');

/** A film of one picture, 640 by 480: the code in black on grey paper, as a badge before a camera. */
function filmOf(text: string): Buffer {
  const [width, height] = [640, 480];
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const size = Math.floor(400 / modules.length);
  const light = Buffer.alloc(width * height, 170);
  for (const [y, row] of modules.entries())
    for (const [x, isDark] of row.entries())
      for (let line = 0; line < size; line += 1) {
        const from = (40 + y * size + line) * width + 120 + x * size;
        light.fill(isDark ? 30 : 220, from, from + size);
      }
  const colour = Buffer.alloc((width * height) / 2, 128);
  const picture = Buffer.concat([Buffer.from('FRAME\n'), light, colour]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), picture, picture]);
}

mkdirSync(path.dirname(film), { recursive: true });
writeFileSync(film, filmOf(code));

test.use({
  launchOptions: {
    executablePath: findBrowser() ?? undefined,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  },
});

test('the camera reads a badge once, with a reader that is loaded only then', async ({ login }) => {
  const page = await login('door');
  const guest = await one<{ id: string; surname: string }>(
    `UPDATE "Registration" SET "badgeCode" = $2 WHERE id = (
       SELECT r.id FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId"
       WHERE m.slug = $1 AND r.status = 'CONFIRMED' AND r.mode = 'IN_PERSON' AND r."listedPublicly" ORDER BY r.id DESC OFFSET 18 LIMIT 1)
     RETURNING id, surname`,
    [home, code],
  );
  const scripts: string[] = [];
  page.on('request', (request) => void (request.resourceType() === 'script' && scripts.push(request.url())));
  await page.goto(`/en/manage/${home}/door`);
  await expect(page.getByText(en.desk.nothingYet)).toBeVisible();
  const before = scripts.length;
  await page.getByRole('button', { name: en.desk.camera }).click();
  await expect(page.getByRole('article').filter({ hasText: guest.surname.toUpperCase() })).toContainText(
    /Recorded at \d\d:\d\d/,
  );
  expect(scripts.length).toBeGreaterThan(before);
  await page.getByRole('button', { name: en.desk.cameraStop }).click();
  await expect(page.locator('video')).toHaveCount(0);
  const { rows } = await database().query('SELECT id FROM "CheckIn" WHERE "registrationId" = $1', [guest.id]);
  expect(rows).toHaveLength(1);
});
