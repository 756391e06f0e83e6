import { expect, test, type Page } from '@playwright/test';
import { mediaTypes } from '@/lib/core/media-types';
import { notPrintedIn } from '@/prisma/factories/file-text';
import { hostile, hostileName } from '@/prisma/factories/hostile-texts';
import { readDocx } from '@/prisma/factories/read-docx';
import { readXml, textIn } from '@/prisma/factories/read-xml';
import { database, sessionCookie, visit } from './actors';
import { ask } from './ask';
import { makeHostileMeeting, type HostileMeeting } from './hostile-meeting';
import { actionOf, post } from './post';

// One meeting is made for all of them.
test.describe.configure({ mode: 'default' });

let made: HostileMeeting;
test.beforeAll(async () => {
  made = await makeHostileMeeting();
});

/** Everything a reader can read on the page, in fields too, in one line and one case. */
const readable = (page: Page) =>
  page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const each of copy.querySelectorAll('script, style, template')) each.remove();
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value);
    return [copy.textContent, ...fields].join(' ').replace(/\s+/g, ' ').toLowerCase();
  });

/** Nothing of a hostile text became an element, an attribute or a running script. */
async function expectInert(page: Page, dialogs: string[]): Promise<void> {
  expect(await page.locator('img[src="x"], b[onclick], [onerror], [onload]').count()).toBe(0);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(dialogs).toEqual([]);
}

const screens: Record<string, (of: HostileMeeting) => string> = {
  'the page of the meeting': ({ slug }) => `/en/meetings/${slug}`,
  'the desk': ({ slug }) => `/en/manage/${slug}`,
  'the form of the meeting': ({ slug }) => `/en/manage/${slug}/edit`,
  'the invitations': ({ slug }) => `/en/manage/${slug}/invitations`,
  'the words and letterhead': ({ slug }) => `/en/manage/${slug}/invitations/words`,
  'the delegations': ({ slug }) => `/en/manage/${slug}/delegations`,
  'the delegation': ({ slug, party }) => `/en/meetings/${slug}/delegation?of=${party}`,
  'the registrations': ({ slug }) => `/en/manage/${slug}/registrations`,
  'the registration': ({ slug, registration }) => `/en/meetings/${slug}/registration/${registration}`,
  'the list of participants': ({ slug }) => `/en/meetings/${slug}/participants`,
  'the groups': ({ slug }) => `/en/meetings/${slug}/groups`,
  'the recommendations': ({ slug }) => `/en/meetings/${slug}/recommendations`,
  'a recommendation': ({ slug, recommendation }) => `/en/meetings/${slug}/recommendations/${recommendation}`,
  'the board': ({ slug, general }) => `/en/manage/${slug}/recommendations?general=${general}`,
  'the plenary': ({ slug }) => `/en/meetings/${slug}/plenary`,
  'the screen of the room': ({ slug }) => `/en/meetings/${slug}/plenary/screen`,
  'the order of the plenary': ({ slug }) => `/en/manage/${slug}/plenary`,
  'the composing of the Highlights': ({ slug }) => `/en/manage/${slug}/highlights`,
  'the signatures under the Highlights': ({ slug }) => `/en/manage/${slug}/highlights/sign?language=en`,
  'the published Highlights': ({ slug }) => `/en/meetings/${slug}/highlights`,
  'a mail': ({ slug, mail }) => `/en/manage/${slug}/messages?mail=${mail}`,
  'the audit': ({ slug }) => `/en/manage/${slug}/audit`,
  'the work of the secretariat': () => '/en/work',
};
/** Where no text of the meeting's people need stand. */
const withoutText = ['the audit', 'the groups'];

for (const [what, addressOf] of Object.entries(screens)) {
  test(`a hostile text is nothing but text: ${what}`, async ({ page, context, baseURL }) => {
    const { token } = await visit('administrator', made.slug);
    await context.addCookies([{ name: sessionCookie, value: token ?? '', url: baseURL ?? '' }]);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const response = await page.goto(addressOf(made), { waitUntil: 'load' });
    expect(response?.status()).toBe(200);
    await expect(page.getByRole('main')).toBeVisible();
    const text = await readable(page);
    const isThere = [hostile, hostileName].some((typed) => text.includes(typed.toLowerCase()));
    if (!withoutText.includes(what)) expect(isThere).toBe(true);
    await expectInert(page, dialogs);
  });
}

test('a hostile answer of the survey is nothing but text', async ({ page, context, baseURL }) => {
  const { rows } = await database().query<{ party: string }>(
    `WITH changed AS (
       UPDATE "Answer" SET text = $1 WHERE id = (
         SELECT w.id FROM "Answer" w JOIN "Response" r ON r.id = w."responseId" JOIN "Survey" s ON s.id = r."surveyId" JOIN "Meeting" m ON m.id = s."meetingId"
         JOIN "Delegation" d ON d."partyId" = r."partyId" AND d."meetingId" = m.id
         WHERE m.slug = 'grcp-next' AND w.text IS NOT NULL AND r.status = 'SUBMITTED' ORDER BY w.id DESC LIMIT 1) RETURNING "responseId")
     SELECT p.code AS party FROM changed c JOIN "Response" r ON r.id = c."responseId" JOIN "Party" p ON p.id = r."partyId"`,
    [hostile],
  );
  const { token } = await visit('staff', 'grcp-next');
  await context.addCookies([{ name: sessionCookie, value: token ?? '', url: baseURL ?? '' }]);
  await page.goto(`/en/meetings/grcp-next/survey?party=${rows[0]?.party}`);
  expect((await readable(page)).includes(hostile)).toBe(true);
  await expectInert(page, []);
});

test.describe('a text that hides or turns its neighbours around is refused', () => {
  const tricks = {
    'right-to-left override': 'a\u202eb',
    'isolate without an end': 'a\u2067b',
    NUL: 'a\u0000b',
    escape: 'a\u001bb',
  };
  for (const [what, text] of Object.entries(tricks)) {
    test(what, async () => {
      const { headers } = await visit('administrator', made.slug);
      const frame = { meeting: made.slug, idempotencyKey: crypto.randomUUID() };
      const refusedAs = async (domain: string, action: string, field: string) => {
        const { state } = await post(actionOf(domain, action), { ...frame, [field]: text }, headers);
        return state?.status === 'error' ? state.fields?.[field]?.code : state;
      };
      expect(await refusedAs('meetings', 'createMeetingAction', 'city')).toBe('invalid_text');
      expect(await refusedAs('registration', 'submitAction', 'givenName')).toBe('invalid_text');
      expect(await refusedAs('breakouts', 'recordPointAction', 'text')).toBe('invalid_text');
      expect(await refusedAs('recommendations', 'draftAction', 'text')).toBe('invalid_text');
    });
  }
});

test('files made of hostile texts are files of their own type', async () => {
  const { headers } = await visit('administrator', made.slug);
  const file = (query: string) => ask(`/api/meetings/${made.slug}/highlights?${query}`, headers);
  const [pdf, docx, text, xml, json] = [
    await file('format=pdf&language=en'),
    await file('format=docx&language=en'),
    await file('format=txt&language=en'),
    await file('format=xml&language=en'),
    await file('format=json'),
  ];
  expect([pdf, docx, text, xml].map(({ headers: of }) => of.get('content-type'))).toEqual([
    mediaTypes.pdf,
    mediaTypes.docx,
    mediaTypes.txt,
    mediaTypes.xml,
  ]);
  const printed = new Uint8Array(await pdf.arrayBuffer());
  expect(Buffer.from(printed).subarray(0, 5).toString()).toBe('%PDF-');
  expect(notPrintedIn(printed, [hostile])).toEqual([]);
  expect(readDocx(new Uint8Array(await docx.arrayBuffer())).paragraphs.some((one) => one.text === hostile)).toBe(true);
  expect((await text.text()).includes(`1. ${hostile}\n`)).toBe(true);
  expect(textIn(readXml(await xml.text())).includes(hostile)).toBe(true);
  expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(JSON.stringify(await json.json()).includes(JSON.stringify(hostile).slice(1, -1))).toBe(true);
  for (const { headers: of } of [pdf, docx, text, xml, json]) {
    expect(of.get('content-disposition')).toMatch(/^attachment; filename="[A-Za-z0-9.-]+"$/);
    expect(of.get('content-security-policy')).toContain("default-src 'none'");
  }
});
