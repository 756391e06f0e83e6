import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeMeeting } from '@/prisma/factories/meetings';
import { db, pool } from './db';
import { withReadyAnswers, type ReadyOptions } from './ready-answers';

/** Where the pages of this file find their number, and where nothing else is written. */
let meeting = '';
beforeAll(async () => {
  meeting = (await makeMeeting()).id;
});
const set = (value: number) => db().$executeRaw`UPDATE "Meeting" SET "liveSeq" = ${value} WHERE id = ${meeting}::uuid`;
const stored = async () => (await db().meeting.findUniqueOrThrow({ where: { id: meeting } })).liveSeq;

const open: http.Server[] = [];
const agent = new http.Agent({ keepAlive: true });
afterEach(() => {
  vi.useRealTimers();
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

type Answered = { status: number; headers: http.IncomingHttpHeaders; body: Buffer; text: string };
type Make = (request: http.IncomingMessage, response: http.ServerResponse, times: number) => Promise<void>;

const options: ReadyOptions = {
  kinds: [
    { path: /^\/page$/, type: 'text/html', clock: 'moment' },
    { path: /^\/of-the-day$/, type: 'text/html', clock: 'day' },
    { path: /^\/data$/, type: 'application/json', clock: 'moment' },
  ],
  most: 1_000_000,
  isCommon: (cookies) => cookies === '',
  isOther: (agentOf) => agentOf === 'robot',
  cookieFor: () => null,
  count: () => Promise.resolve(true),
};
/** Other files of this run write into the same server: where nobody writes is said. */
const still = () => Promise.resolve('still');

let nonces = 0;
const nonceOf = (text: string) => /'nonce-([^']+)'/.exec(text)?.[1] ?? '';

/** A page with the stored number, and scripts with its nonce. */
const page: Make = async (_, response) => {
  const nonce = Buffer.from(String((nonces += 1)).padStart(16, '0')).toString('base64');
  response.setHeader('Content-Security-Policy', `script-src 'nonce-${nonce}'`);
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.write(`<p>é ${await stored()}</p><script nonce="${nonce}"></script>`);
  response.end(`<script nonce="${nonce}"></script></html>`);
};

/** A server of such answers, with how often it made one. */
async function serve(make: Make = page, change: Partial<ReadyOptions> = {}) {
  const made = { times: 0 };
  const pass = (request: http.IncomingMessage, response: http.ServerResponse) =>
    void make(request, response, (made.times += 1));
  const server = http.createServer(withReadyAnswers(pass, { ...options, ...change })).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const get = (path = '/page', headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<Answered>((resolve, reject) => {
      const request = http.request({ port, host: '127.0.0.1', path, method, headers, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const body = Buffer.concat(chunks);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString() });
        });
      });
      request.on('error', reject).end();
    });
  return { get, made, port };
}

describe('an answer that is kept', () => {
  it('is made once, whole for each reader, and with a nonce of its own for each', async () => {
    const { get, made } = await serve(page, { state: still });
    const answers = [await get(), await get(), await get()];
    expect(made.times).toBe(1);
    const seen = answers.map(({ headers, text }) => {
      const nonce = nonceOf(String(headers['content-security-policy']));
      expect(Buffer.from(nonce, 'base64').length).toBe(16);
      expect(text.split(nonce).length).toBe(3);
      return [nonce, text.replaceAll(nonce, '')] as const;
    });
    expect(new Set(seen.map(([nonce]) => nonce)).size).toBe(3);
    expect(new Set(seen.map(([, text]) => text)).size).toBe(1);
    expect(answers[2]?.headers['content-length']).toBe(String(answers[2]?.body.length));
  });

  it('is packed for whom asks so, also where the first answer went out packed', async () => {
    const long = '<p>word</p>'.repeat(500);
    const packed: Make = async (_, response) => {
      await Promise.resolve();
      response.setHeader('Content-Type', 'text/html');
      response.setHeader('Content-Security-Policy', `script-src 'nonce-${'A'.repeat(22)}=='`);
      response.setHeader('Content-Encoding', 'gzip');
      response.end(gzipSync(`${long}</html>`));
    };
    const { get, made } = await serve(packed, { state: still });
    const gzip = { 'accept-encoding': 'gzip, deflate' };
    const [first, second, plain] = [await get('/page', gzip), await get('/page', gzip), await get()];
    expect(made.times).toBe(1);
    expect([first, second].map(({ body }) => gunzipSync(body).toString())).toEqual([
      `${long}</html>`,
      `${long}</html>`,
    ]);
    expect(second.headers['content-encoding']).toBe('gzip');
    expect([plain.headers['content-encoding'], plain.text]).toEqual([undefined, `${long}</html>`]);
  });

  it('tells a HEAD its length and no more, and is not made for one', async () => {
    const { get, made } = await serve(page, { state: still });
    expect((await get('/page', {}, 'HEAD')).headers['content-length']).toBeUndefined();
    const { body } = await get();
    const head = await get('/page', {}, 'HEAD');
    expect([head.headers['content-length'], head.body.length, made.times]).toEqual([String(body.length), 0, 2]);
  });

  it('is kept although its reader got a cookie that every reader gets, each their own', async () => {
    const cookieFor = ({ headers }: http.IncomingMessage) => `language=${headers['accept-language']}`;
    const withCookie: Make = async (request, response, times) => {
      response.setHeader('Set-Cookie', [cookieFor(request)]);
      await page(request, response, times);
    };
    const { get, made } = await serve(withCookie, { state: still, cookieFor });
    await get('/page', { 'accept-language': 'en' });
    expect((await get('/page', { 'accept-language': 'fr' })).headers['set-cookie']).toEqual(['language=fr']);
    expect(made.times).toBe(1);
  });

  it('is made once for a crowd', async () => {
    const { get, made } = await serve(page, { state: still });
    const texts = await Promise.all(Array.from({ length: 40 }, async () => (await get()).text.slice(0, 12)));
    expect([new Set(texts).size, made.times]).toEqual([1, 1]);
  });

  it('stands for two seconds where it shows moments, and until midnight where it shows the day', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T23:59:50Z') });
    const { get, made } = await serve(page, { state: still });
    const timesAt = async (path: string, time: string) => {
      vi.setSystemTime(new Date(`2026-03-0${time}Z`));
      await get(path);
      return made.times;
    };
    expect(await timesAt('/page', '1T23:59:50')).toBe(1);
    expect(await timesAt('/page', '1T23:59:51.900')).toBe(1);
    expect(await timesAt('/page', '1T23:59:52.100')).toBe(2);
    expect(await timesAt('/of-the-day', '1T23:59:53')).toBe(3);
    expect(await timesAt('/of-the-day', '1T23:59:59.900')).toBe(3);
    expect(await timesAt('/of-the-day', '2T00:00:00')).toBe(4);
  });

  it('is whole for whoever has none, and plain for whoever takes none that is packed', async () => {
    const long: Make = async (_, response) => {
      await Promise.resolve();
      response.setHeader('Content-Type', 'text/html');
      response.setHeader('Content-Security-Policy', `script-src 'nonce-${'A'.repeat(22)}=='`);
      response.end(`${'<p>word</p>'.repeat(500)}</html>`);
    };
    const { get } = await serve(long, { state: still });
    await get();
    for (const given of ['*', '', '"a",']) expect((await get('/page', { 'if-none-match': given })).status).toBe(200);
    for (const [takes, is] of [
      ['gzip;q=0, br', undefined],
      ['gzip; q=0.0', undefined],
      ['gzip;q=0.5', 'gzip'],
    ] as const)
      expect((await get('/page', { 'accept-encoding': takes })).headers['content-encoding']).toBe(is);
  });

  it('is made anew where who asks could not be counted', async () => {
    const data: Make = async (_, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(await stored()));
    };
    const count = () => Promise.reject(new Error('no connection was left'));
    const { get, made } = await serve(data, { state: still, count });
    expect([await get('/data'), await get('/data')].map(({ status }) => status)).toEqual([200, 200]);
    expect(made.times).toBe(2);
  });

  it('answers 304 to whom has it, and lets count who asks for data', async () => {
    const data: Make = async (_, response) => {
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.setHeader('ETag', '"one"');
      response.end(JSON.stringify({ value: await stored() }));
    };
    let counted = 0;
    const count = () => Promise.resolve((counted += 1) < 4);
    const { get, made } = await serve(data, { state: still, count });
    const first = await get('/data');
    const second = await get('/data');
    expect([second.text, second.headers.etag]).toEqual([first.text, '"one"']);
    const same = await get('/data', { 'if-none-match': 'W/"one"' });
    expect([same.status, same.text, same.headers.etag]).toEqual([304, '', '"one"']);
    await get('/data');
    expect([made.times, counted]).toEqual([1, 3]);
    // The handler says what there is to say to whoever asks too often.
    await get('/data');
    expect([made.times, counted]).toEqual([2, 4]);
  });
});

describe('what is not everybody’s', () => {
  const readers: [string, Record<string, string>][] = [
    ['a cookie', { cookie: 'session=one' }],
    ['the framework’s data of a page', { rsc: '1' }],
    ['a name', { authorization: 'Basic b25lOnR3bw==' }],
    ['another kind of page for a robot', { 'user-agent': 'robot' }],
    ['a part', { range: 'bytes=0-10' }],
  ];
  it.each(readers)('%s: neither kept nor given', async (_, headers) => {
    const { get, made } = await serve(page, { state: still });
    await get('/page', headers);
    await get();
    await get('/page', headers);
    expect(made.times).toBe(3);
  });

  const answers: [string, (response: http.ServerResponse) => void][] = [
    ['another status', (response) => (response.statusCode = 404)],
    ['a cookie for its reader', (response) => response.setHeader('Set-Cookie', 'session=one')],
    ['another type', (response) => response.setHeader('Content-Type', 'text/plain')],
    ['no nonce', (response) => response.removeHeader('Content-Security-Policy')],
  ];
  it.each(answers)('an answer with %s is not kept', async (_, change) => {
    const other: Make = async (_request, response) => {
      await Promise.resolve();
      response.setHeader('Content-Type', 'text/html');
      response.setHeader('Content-Security-Policy', `script-src 'nonce-${'A'.repeat(22)}=='`);
      change(response);
      response.end('<p></p></html>');
    };
    const { get, made } = await serve(other, { state: still });
    await get();
    await get();
    expect(made.times).toBe(2);
  });

  it.each(['<p>', '<template data-dgst="1"></template></html>'])('a page that failed in part: %s', async (body) => {
    const failing: Make = async (_, response) => {
      await Promise.resolve();
      response.setHeader('Content-Type', 'text/html');
      response.setHeader('Content-Security-Policy', `script-src 'nonce-${'A'.repeat(22)}=='`);
      response.end(body);
    };
    const { get, made } = await serve(failing, { state: still });
    await get();
    await get();
    expect(made.times).toBe(2);
  });

  it('a page whose first reader leaves, or that breaks off, leaves nobody waiting', async () => {
    const breaking: Make = async (request, response, times) => {
      if (times > 1) return page(request, response, times);
      response.write('<p>');
      await new Promise((resolve) => setImmediate(resolve));
      response.destroy();
    };
    const { get, made } = await serve(breaking, { state: still });
    const answers = await Promise.allSettled([get(), get(), get()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((await get()).status).toBe(200);
    expect(made.times).toBeGreaterThan(1);
  });
});

describe('an edit', () => {
  const shown = ({ text }: Answered) => Number(/é (\d+)/.exec(text)?.[1]);

  it('is seen by the next request, whoever made it and however late it is committed', async () => {
    const { get } = await serve();
    await set(1);
    expect(shown(await get())).toBe(1);
    const early = await pool().connect();
    const late = await pool().connect();
    try {
      // Begun before the page is made, and not yet committed when it is; the later one is committed first.
      await early.query('BEGIN');
      await early.query('SAVEPOINT part');
      await early.query(`UPDATE "Meeting" SET "liveSeq" = 2 WHERE id = $1`, [meeting]);
      await early.query('RELEASE part');
      expect(shown(await get())).toBe(1);
      await late.query('BEGIN');
      await late.query(`UPDATE "Meeting" SET venue = 'elsewhere' WHERE slug = 'none'`);
      await late.query('SELECT pg_current_xact_id()');
      await late.query('COMMIT');
      expect(shown(await get())).toBe(1);
      await early.query('COMMIT');
      expect(shown(await get())).toBe(2);
    } finally {
      early.release();
      late.release();
    }
  });

  /** Reads a page again and again while another number is committed again and again: how often an older one was shown than was there when it was asked for. */
  async function race(change: Partial<ReadyOptions>): Promise<{ stale: number; made: number; read: number }> {
    const { get, made } = await serve(page, change);
    let committed = 0;
    await set(committed);
    let isOver = false;
    let [stale, read] = [0, 0];
    const reader = async () => {
      while (!isOver) {
        const before = committed;
        read += 1;
        if (shown(await get()) < before) stale += 1;
      }
    };
    const reading = Promise.all(Array.from({ length: 8 }, reader));
    for (let value = 1; value <= 150; value += 1) {
      await set(value);
      committed = value;
      for (let asked = read; read < asked + 2;) await new Promise((resolve) => setImmediate(resolve));
    }
    isOver = true;
    await reading;
    return { stale, made: made.times, read };
  }

  it('is never missed by a request that came after it, among 150 edits and eight readers', async () => {
    const { stale, made, read } = await race({});
    expect(stale).toBe(0);
    expect(made).toBeLessThan(read);
  });

  it('would be missed without asking for the state (the twin)', async () => {
    expect((await race({ state: still })).stale).toBeGreaterThan(0);
  });
});
