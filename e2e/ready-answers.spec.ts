import { expect, test } from '@playwright/test';
import { readyKinds } from '@/lib/boot/ready-addresses';
import { database, visit } from './actors';
import { ask, askBeside, askInTurn } from './ask';
import { handlers, pages } from './permissions-table';
import { placeOf } from './place';

const finished = 'grcp7';

/** What readers, their programs and what stands between them and us send along. */
const readers: Record<string, string>[] = [
  { 'user-agent': 'One/1.0', 'accept-language': 'fr', 'x-forwarded-for': '203.0.113.7' },
  {
    'user-agent': 'Two/2.0',
    'accept-language': 'es',
    'x-forwarded-host': 'elsewhere.example.org',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '198.51.100.1',
    'cache-control': 'no-cache',
    'sec-fetch-dest': 'document',
  },
];
/** By a cookie of any other name the answer is made anew. */
const anew = { cookie: 'another=1' };

const isReadyKind = (path: string) => readyKinds.some((kind) => kind.path.test(path.split('?', 1)[0] ?? ''));
/** What is kept goes out in one piece, with its length; the framework sends in pieces. */
const isKept = ({ headers }: Response) => headers.has('content-length');

/** An answer without what belongs to its reader alone. */
async function saidBy(response: Response) {
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
  const plain = (text: string) => (nonce ? text.replaceAll(nonce, 'NONCE') : text);
  const ofOneAnswer = ['content-length', 'content-encoding', 'transfer-encoding', 'connection', 'keep-alive', 'date'];
  const headers = [...response.headers].filter(([name]) => !ofOneAnswer.includes(name));
  const text = plain(await response.text());
  const said = { status: response.status, headers: headers.map(([name, value]) => [name, plain(value)]) };
  return { nonce, said: { ...said, markup: markupOf(text), data: rowsOf(text) } };
}

/** Tags and words in an order of their own: what is ready late (a title) the framework writes behind the page, within marks of its own. */
function markupOf(text: string): string[] {
  const ofTheStream = /^<(?:!--|\/|template\b|div hidden)/;
  return text
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .split(/(<[^>]*>)/)
    .filter((piece) => piece.trim() !== '' && !ofTheStream.test(piece))
    .toSorted();
}

/** The data of the page, which the framework writes into scripts behind its markup. */
const dataOfPage = /<script[^>]*>self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g;

/**
 * Its rows in an order of their own: whichever of them is ready first is written first, under the next number. A row ends with its
 * line, a long text (T) after as many bytes as it says.
 */
function rowsOf(text: string): string[] {
  const written = [...text.matchAll(dataOfPage)].map(([, piece = '""']) => JSON.parse(piece) as string);
  const data = Buffer.from(written.join(''));
  const rows: string[] = [];
  for (let at = 0; at < data.length;) {
    const begin = data.indexOf(':', at) + 1;
    const length = /^T([0-9a-f]+),/.exec(data.toString('latin1', begin, begin + 12));
    const end = length ? begin + length[0].length + Number.parseInt(length[1] ?? '', 16) : data.indexOf('\n', begin);
    rows.push(data.toString('utf8', begin, end < 0 ? data.length : end).replaceAll(/\$(L?)[0-9a-f]+/g, '$$$1'));
    at = end < 0 ? data.length : length ? end : end + 1;
  }
  return rows.toSorted();
}

/** The kept answer, once nobody has written anything while it was made and asked for again. */
async function kept(path: string, headers: Record<string, string>): Promise<Response> {
  let answer = await ask(path, headers);
  await expect
    .poll(
      async () => {
        answer = await ask(path, headers);
        return isKept(answer);
      },
      { timeout: 60_000, intervals: [20] },
    )
    .toBe(true);
  return answer;
}

test('what is kept says what is made anew, whoever read it first', async () => {
  const place = await placeOf('grcp-next');
  const addresses = [
    ...['en', 'fr'].flatMap((locale) => Object.values(pages).map(({ path }) => `/${locale}${path(place)}`)),
    ...['', '/documents', '/highlights?cols=en+fr', '/follow-up', '/results', '/results/table', '/chain'].map(
      (path) => `/es/meetings/${finished}${path}`,
    ),
    ...Object.values(handlers).map(({ path }) => path(place)),
  ].filter(isReadyKind);
  const compared: string[] = [];
  await askInTurn([...new Set(addresses)], async (path) => {
    const [one = {}, two = {}] = readers;
    const fresh = await ask(path, anew);
    if (fresh.status !== 200) return void fresh.body?.cancel();
    await (await ask(path, one)).text();
    const said = [await saidBy(await kept(path, two)), await saidBy(await kept(path, one))];
    const expected = await saidBy(await ask(path, anew));
    expect(new Set([...said, expected].map(({ nonce }) => nonce ?? Math.random())).size, path).toBe(3);
    for (const answer of said) expect(answer.said, path).toEqual(expected.said);
    compared.push(path);
  });
  expect(compared.length).toBeGreaterThan(60);
});

test('an edit is seen by the next request to either process, and what is no longer public is gone with it', async () => {
  const slug = `ready-${crypto.randomUUID().slice(0, 8)}`;
  // Before all others of its series, whose next one is numbered after the last; and out of sight again in the end.
  await database().query(
    `INSERT INTO "Meeting" SELECT (jsonb_populate_record(m, jsonb_build_object(
       'id', gen_random_uuid(), 'slug', $1::text, 'code', upper($1::text), 'edition', -1 - floor(random() * 1e6), 'previousId', NULL))).* FROM "Meeting" m WHERE m.slug = $2`,
    [slug, finished],
  );
  const path = `/en/meetings/${slug}`;
  const edit = (column: 'venue' | 'phase', value: string) =>
    database().query(`UPDATE "Meeting" SET ${column} = $1 WHERE slug = $2`, [value, slug]);
  const both = async (word: string) => {
    const answers = await Promise.all([ask(path), askBeside(path)]);
    return Promise.all(answers.map(async (answer) => answer.status === 200 && (await answer.text()).includes(word)));
  };
  await kept(path, {});
  for (let time = 0; time < 5; time += 1) {
    await edit('venue', `Room ${time} of this house`);
    expect(await both(`Room ${time} of this house`)).toEqual([true, true]);
    await edit('phase', 'PREPARATION');
    expect(await both('')).toEqual([false, false]);
    await edit('phase', 'CLOSED');
    expect(await both(`Room ${time} of this house`)).toEqual([true, true]);
  }
  await edit('phase', 'PREPARATION');
});

test('a page for somebody who is signed in is theirs alone, and they get no kept one', async () => {
  const { headers } = await visit('organiser', finished);
  const path = `/en/meetings/${finished}`;
  const own = await ask(path, headers);
  expect(isKept(own)).toBe(false);
  const name = /Oriol|Organista/;
  expect(await own.text()).toMatch(name);
  expect(await (await kept(path, {})).text()).not.toMatch(name);
  const again = await ask(path, headers);
  expect(isKept(again)).toBe(false);
  expect(await again.text()).toMatch(name);
});

test('a reader is remembered in the language of the page, and who is needs no cookie', async () => {
  const path = '/fr/definitions';
  const first = await kept(path, {});
  expect(first.headers.get('set-cookie')).toBe('PARLEY_LOCALE=fr; Path=/; SameSite=Lax');
  const later = await kept(path, { cookie: 'PARLEY_LOCALE=fr' });
  expect(later.headers.get('set-cookie')).toBeNull();
});

test('public data say 304 to whom has them, and are counted whether kept or not', async () => {
  const path = '/api/v1/mechanisms/midsa';
  const from = { 'x-forwarded-for': '192.0.2.77' };
  const answer = await kept(path, from);
  const same = await ask(path, { ...from, 'if-none-match': answer.headers.get('etag') ?? '' });
  expect([same.status, same.headers.get('etag')]).toEqual([304, answer.headers.get('etag')]);
  // 300 are allowed in a minute: of so many, more fall into one.
  const statuses: number[] = [];
  const many = Array.from({ length: 700 }, () => path);
  await askInTurn(many, async () => {
    const { status, body } = await ask(path, from);
    await body?.cancel();
    statuses.push(status);
  });
  expect(statuses[0]).toBe(200);
  expect(statuses).toContain(429);
});
