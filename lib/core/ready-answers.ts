import { randomBytes } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { databaseState } from './database-watch';
import { isMatching } from './json-response';
import { inLine, type Line } from './line';
import { logUnexpected } from './log';
import { ReadyStore, type Ready } from './ready-store';
import { within } from './within';

/** What some addresses answer everybody alike. */
export type ReadyKind = {
  /** Of the path, in full: no address that answers one reader otherwise than another may be among them. */
  path: RegExp;
  type: 'text/html' | 'application/json';
  /** What of the clock it shows: nothing finer than the day (UTC), or moments, such as the end of an embargo. */
  clock: 'day' | 'moment';
};

export type ReadyOptions = {
  kinds: readonly ReadyKind[];
  /** Bytes of answers that are kept. */
  most: number;
  /** Whether a Cookie header holds nothing by which one reader is told from another. */
  isCommon: (cookies: string) => boolean;
  /** The Set-Cookie header that a reader of a page is given beside it, where there is one. */
  cookieFor: (request: IncomingMessage) => string | null;
  /** Whether a program asks for which the framework puts a page together otherwise. */
  isOther: (userAgent: string) => boolean;
  /** Counts a request for data; false where there were too many. */
  count: (request: IncomingMessage) => Promise<boolean>;
  /** See `databaseState`; another one is handed in by the twin that shows what it is good for. */
  state?: () => Promise<string | null>;
};

/** Answers a request, or passes it on to who does. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

type Asked = { kind: ReadyKind; request: IncomingMessage; response: ServerResponse };

/** Milliseconds for which what comes from the clock may stand. */
const longestMoment = 2_000;
/** Milliseconds for which others wait for an answer that is being made; after that each has its own made. */
const longestWait = 2_000;
/** Bytes: what is longer is not kept. */
const longestBody = 4_000_000;
const longestAddress = 500;
/** Bytes below which compressing gains nothing. */
const shortBody = 1_000;
/** So many are compressed at once: a crowd is let go in one moment, and each takes memory and one of the few threads of all. */
const packers = 2;

/** Headers by which something else is asked for than the answer itself: the framework's data of a page, a part, or with a name. */
const asksOtherwise =
  /^(?:rsc$|next-|x-next|x-middleware-|x-action-|x-matched-|x-invoke-|authorization$|range$|expect$)/;
/** Headers that belong to one answer and not to what it says. */
const ofOneAnswer = /^(?:connection|keep-alive|date|set-cookie|transfer-encoding|content-(?:length|encoding))$/;
/** Where the framework says within a page that a part of it failed. */
const failedInPart = /data-dgst=|\$RX\(|:E\{\\?"digest/;

const unpack = promisify(gunzip);
const pack = promisify<Buffer, Buffer>(gzip);

/**
 * Answers what everybody is answered alike from the memory of the process, and passes on the rest. An answer is kept as it goes
 * out for its first reader, with the database's state asked before it was begun; it is given to others only where the state,
 * asked after they came, is still the same: an edit anywhere is seen by the next request everywhere. Each reader of a page gets
 * a nonce of their own in place of the first one's. While an answer is made, all others wait for it.
 * @param pass the handler that makes the answers
 */
export function withReadyAnswers(pass: Handler, options: ReadyOptions): Handler {
  const { most, cookieFor, count, state: stateNow = databaseState } = options;
  const store = new ReadyStore(most);
  const making = new Map<string, Promise<Ready | null>>();
  const packing: Line = { busy: 0, waiting: [] };

  return (request, response) => {
    const kind = commonKind(request, options);
    if (!kind) return pass(request, response);
    answer(kind, request, response).catch((error: unknown) => {
      logUnexpected('ready answer', error);
      // What has begun cannot be begun again; whatever else is made as if nothing were kept.
      if (response.headersSent || response.destroyed) response.destroy();
      else pass(request, response);
    });
  };

  async function answer(kind: ReadyKind, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = request.url ?? '';
    // Once for what is kept, once for what another is making, once more where that was overtaken.
    for (let tries = 0; tries < 3; tries += 1) {
      const state = await stateNow();
      if (state === null || response.destroyed) break;
      const kept = store.get(address);
      if (kept && kept.state === state && isFresh(kept, kind)) return give(kept, kind, request, response);
      const other = making.get(address);
      if (!other) {
        if (request.method === 'GET') keep(address, { state, kind, request, response });
        break;
      }
      const made = await other;
      if (made === null) break;
      if (made.state === state && isFresh(made, kind)) return give(made, kind, request, response);
    }
    if (!response.destroyed) pass(request, response);
  }

  /** Listens to an answer that is about to be made, and keeps it where it is one for everybody. */
  function keep(address: string, { state, kind, request, response }: Asked & { state: string }): void {
    const begun = Date.now();
    const cookie = kind.type === 'text/html' ? cookieFor(request) : null;
    const heard = hear(response)
      .then((body) => (body ? readyOf(body, { state, begun, kind, response, cookie }) : null))
      .catch((error: unknown) => {
        logUnexpected('ready answer', error);
        return null;
      });
    making.set(address, within(longestWait, heard));
    void heard.then((ready) => {
      making.delete(address);
      if (ready) store.set(address, ready);
    });
  }

  async function give(
    ready: Ready,
    kind: ReadyKind,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    // Whoever asks for data too often is told so by the handler.
    if (kind.type === 'application/json' && !(await count(request))) return pass(request, response);
    const nonce = ready.nonce ? randomBytes(16).toString('base64') : '';
    const headers: OutgoingHttpHeaders = {};
    for (const [name, value] of ready.headers)
      headers[name] = ready.nonce ? value.replaceAll(ready.nonce.value, nonce) : value;
    const cookie = kind.type === 'text/html' ? cookieFor(request) : null;
    if (cookie) headers['set-cookie'] = cookie;
    if (headers.etag && isMatching(request.headers['if-none-match'] ?? null, String(headers.etag))) {
      delete headers['content-type'];
      response.writeHead(304, headers).end();
      return;
    }
    const isPacked = ready.body.length > shortBody && takesPacked(request);
    const packed = async () => pack(withNonce(ready, nonce));
    const body = isPacked ? await inLine(packing, { width: packers }, packed) : withNonce(ready, nonce);
    if (response.destroyed) return;
    if (isPacked) headers['content-encoding'] = 'gzip';
    headers['content-length'] = body.length;
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
  }
}

/** The kind of what is asked for, where it is asked for as everybody asks. */
function commonKind(request: IncomingMessage, { kinds, isCommon, isOther }: ReadyOptions): ReadyKind | null {
  const { method, url = '', headers } = request;
  if ((method !== 'GET' && method !== 'HEAD') || url.length > longestAddress) return null;
  const [path = ''] = url.split('?', 1);
  const kind = kinds.find((each) => each.path.test(path));
  if (!kind || !isCommon(headers.cookie ?? '') || isOther(headers['user-agent'] ?? '')) return null;
  for (const name in headers) if (asksOtherwise.test(name)) return null;
  return 'content-length' in headers || 'transfer-encoding' in headers ? null : kind;
}

function takesPacked({ headers }: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(headers['accept-encoding'] ?? ''));
}

function isFresh({ begun }: Ready, { clock }: ReadyKind): boolean {
  const now = Date.now();
  if (clock === 'moment') return now >= begun && now - begun < longestMoment;
  return new Date(now).toISOString().slice(0, 10) === new Date(begun).toISOString().slice(0, 10);
}

/**
 * What is written as the answer, once it is whole; null where it is broken off or too long. Who writes it is never told to
 * wait for a slow reader, since others wait for it too: what piles up is one answer.
 */
function hear(response: ServerResponse): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const { write, end } = response;
    const take = (chunk: unknown, encoding: unknown) => {
      const taken =
        typeof chunk === 'string'
          ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
          : chunk instanceof Uint8Array
            ? Buffer.from(chunk)
            : null;
      if (!taken) return;
      bytes += taken.length;
      if (bytes <= longestBody) chunks.push(taken);
    };
    response.write = function heard(this: ServerResponse, ...given: Parameters<typeof write>) {
      take(given[0], given[1]);
      const isRoom = write.apply(this, given);
      return bytes <= longestBody || isRoom;
    } as typeof write;
    response.end = function heard(this: ServerResponse, ...given: Parameters<typeof end>) {
      take(given[0], given[1]);
      const ended = end.apply(this, given);
      resolve(bytes <= longestBody ? Buffer.concat(chunks) : null);
      return ended;
    } as typeof end;
    response.once('close', () => resolve(null));
  });
}

/** What was heard as an answer for everybody; null where it is none. */
async function readyOf(
  heard: Buffer,
  {
    state,
    begun,
    kind,
    response,
    cookie,
  }: Pick<Ready, 'state' | 'begun'> & Pick<Asked, 'kind' | 'response'> & { cookie: string | null },
): Promise<Ready | null> {
  const headers = response.getHeaders();
  // A cookie that not every reader gets makes it an answer to one.
  if ([headers['set-cookie'] ?? []].flat().some((one) => one !== cookie)) return null;
  const packing = headers['content-encoding'];
  if (response.statusCode !== 200 || !String(headers['content-type']).startsWith(kind.type)) return null;
  if (packing !== undefined && packing !== 'gzip') return null;
  const body = packing === 'gzip' ? await unpack(heard) : heard;
  const kept = Object.entries(headers)
    .filter(([name, value]) => value !== undefined && !ofOneAnswer.test(name))
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)] as const);
  if (kind.type === 'application/json') return { state, begun, headers: kept, body, nonce: null };
  const nonce = /'nonce-([A-Za-z0-9+/=]{24})'/.exec(String(headers['content-security-policy']))?.[1];
  if (!nonce || !body.subarray(-200).includes('</html>') || failedInPart.test(body.toString('latin1'))) return null;
  return { state, begun, headers: kept, body, nonce: { value: nonce, at: placesOf(nonce, body) } };
}

function placesOf(word: string, body: Buffer): number[] {
  const places: number[] = [];
  for (let at = body.indexOf(word); at >= 0; at = body.indexOf(word, at + word.length)) places.push(at);
  return places;
}

function withNonce({ body, nonce }: Ready, fresh: string): Buffer {
  if (!nonce) return body;
  const text = Buffer.from(body);
  for (const at of nonce.at) text.write(fresh, at, 'latin1');
  return text;
}
