import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db, type Tx } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { takeAllowances } from '@/lib/core/rate-limit';
import { hashSecret, randomToken } from '@/lib/core/secret';
import { Upload } from '@/lib/core/upload';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makePdf } from '@/prisma/factories/paper-files';
import { addDocumentDefinition, handInFileDefinition } from './definitions';
import { nextSymbol } from './model/symbol';
import { listEveryDocument } from './queries';

type Meeting = Awaited<ReturnType<typeof makeMeeting>>;
type Any = Definition<'meeting', typeof addDocumentDefinition.input, { id: string }>;

let meeting: Meeting;
let secretary: Actor;

/** "ok" or the code of the refusal. */
async function run(definition: unknown, input: Record<string, unknown>, actor: Actor | null): Promise<string> {
  const result = await execute(definition as Any, { actor, meeting: meeting.slug, input, key: randomUUID() });
  return result.ok ? 'ok' : (Object.values(result.fields ?? {})[0]?.code ?? result.code);
}

const facts = { kind: 'BACKGROUND', title: { en: 'A paper' }, access: 'PUBLIC' };
const add = (over: Record<string, unknown> = {}) => run(addDocumentDefinition, { ...facts, ...over }, secretary);
const documents = async () => listEveryDocument(await enterMeeting(secretary, meeting.slug));
const times = <T>(count: number, of: (index: number) => T) => Array.from({ length: count }, (_, index) => of(index));

/** Lets nobody go on before so many have arrived, as unlucky timing would have it. */
function gathering(count: number): () => Promise<void> {
  let arrived = 0;
  let release: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (release = resolve));
  return async () => {
    arrived += 1;
    if (arrived === count) release();
    await all;
  };
}

/** How many of these went through. */
const succeeded = async (all: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(all)).filter(({ status }) => status === 'fulfilled').length;

beforeEach(async () => {
  meeting = await makeMeeting();
  secretary = await makeActor({ siteRole: 'STAFF' });
});

describe('symbols', () => {
  it('are all different and without a gap where several are added at once', async () => {
    expect(await Promise.all(times(5, () => add()))).toEqual(times(5, () => 'ok'));
    const numbers = (await documents()).map(({ symbol }) => symbol.replace(/^.*\/INF\//, ''));
    expect(numbers).toEqual(['1', '2', '3', '4', '5']);
  });

  it('asked for by two at once are given to one', async () => {
    const both = await Promise.all(times(2, () => add({ symbol: 'GRCP/9/INF/7' })));
    expect(both.toSorted()).toEqual(['ok', 'symbol_taken']);
  });

  it('would collide without the lock: the twin looks and then writes', async () => {
    const met = gathering(3);
    const addUnheld = async (tx: Tx) => {
      const taken = (await tx.document.findMany({ where: { meetingId: meeting.id }, select: { symbol: true } })).map(
        ({ symbol }) => symbol,
      );
      await met();
      const symbol = nextSymbol('GRCP9', 'BACKGROUND', taken);
      const data = { meetingId: meeting.id, kind: 'BACKGROUND', symbol, title: {}, access: 'PUBLIC' } as const;
      await tx.document.create({ data, select: { id: true } });
    };
    expect(await succeeded(times(3, () => db().$transaction(addUnheld)))).toBe(1);
  });
});

describe('a speaker’s link', () => {
  let document: string;
  let link: string;
  let token: string;
  const bring = (over: Record<string, unknown> = {}) => {
    const file = new Upload('talk.pdf', makePdf([randomUUID()]));
    return run(handInFileDefinition, { token, language: 'en', title: 'A talk', file, ...over }, null);
  };
  const revisions = async () =>
    (
      await db().documentFile.findMany({
        where: { documentId: document },
        orderBy: { revision: 'asc' },
        select: { revision: true },
      })
    ).map(({ revision }) => revision);

  beforeEach(async () => {
    const row = { kind: 'PRESENTATION', symbol: 'GRCP/9/PRES/1', title: {}, access: 'PUBLIC' } as const;
    ({ id: document } = await db().document.create({
      data: { ...row, meetingId: meeting.id },
      select: { id: true },
    }));
    token = randomToken();
    const tokenHash = hashSecret('document-link', token);
    const expiresAt = new Date(Date.now() + 86_400_000);
    ({ id: link } = await db().documentLink.create({
      data: { documentId: document, tokenHash, name: 'N', email: 'n@example.org', locale: 'en', expiresAt },
      select: { id: true },
    }));
  });

  it('makes a revision of each file that comes at once in one language', async () => {
    expect(await Promise.all(times(3, () => bring()))).toEqual(times(3, () => 'ok'));
    expect(await revisions()).toEqual([0, 1, 2]);
  });

  it('would lose all but one without holding the document: the twin numbers and then writes', async () => {
    await bring();
    const { fileId } = await db().documentFile.findFirstOrThrow({
      where: { documentId: document },
      select: { fileId: true },
    });
    const met = gathering(3);
    const bringUnheld = async (tx: Tx) => {
      const before = await tx.documentFile.count({ where: { documentId: document } });
      await met();
      const data = { documentId: document, revision: before, language: 'en', title: 'A talk', fileId };
      await tx.documentFile.create({ data, select: { id: true } });
    };
    expect(await succeeded(times(3, () => db().$transaction(bringUnheld)))).toBe(1);
    expect(await revisions()).toEqual([0, 1]);
  });

  it('brings what its hour has left and no more, however many come at once', async () => {
    const allowance = { key: `document-link:${link}`, limit: 30, windowSeconds: 3600 };
    for (let used = 0; used < 29; used += 1) await takeAllowances(allowance);
    const answers = await Promise.all(times(3, () => bring()));
    expect(answers.toSorted()).toEqual(['ok', 'too_many', 'too_many']);
    expect(await revisions()).toEqual([0]);
  });

  it('would bring more if it counted before it took: the twin', async () => {
    const key = `document-link:${link}`;
    const allowance = { key, limit: 30, windowSeconds: 3600 };
    for (let used = 0; used < 29; used += 1) await takeAllowances(allowance);
    const met = gathering(3);
    const takenUnheld = async () => {
      const [row] = await db().$queryRaw<[{ count: number }]>`SELECT count FROM "RateLimit" WHERE key = ${key}`;
      await met();
      if (row.count >= 30) return false;
      await takeAllowances(allowance);
      return true;
    };
    expect(await Promise.all(times(3, takenUnheld))).toEqual([true, true, true]);
  });

  it('that is ended while a file waits for its document brings nothing', async () => {
    const answer = await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM "Document" WHERE id = ${document}::uuid FOR UPDATE`;
      const brought = bring();
      await waitingFor(tx);
      await tx.documentLink.update({ where: { id: link }, data: { revokedAt: new Date() }, select: { id: true } });
      return { brought };
    });
    expect(await answer.brought).toBe('closed');
    expect(await revisions()).toEqual([]);
  });

  it('would bring a file after its end if it were asked before the document is held: the twin', async () => {
    const bringUnasked = async (tx: Tx) => {
      const { revokedAt } = await tx.documentLink.findUniqueOrThrow({
        where: { id: link },
        select: { revokedAt: true },
      });
      if (revokedAt) return false;
      await tx.$queryRaw`SELECT id FROM "Document" WHERE id = ${document}::uuid FOR UPDATE`;
      return true;
    };
    const answer = await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM "Document" WHERE id = ${document}::uuid FOR UPDATE`;
      const brought = db().$transaction(bringUnasked);
      await waitingFor(tx);
      await tx.documentLink.update({ where: { id: link }, data: { revokedAt: new Date() }, select: { id: true } });
      return { brought };
    });
    expect(await answer.brought).toBe(true);
  });
});

/** Until somebody waits for a row that this transaction holds. */
async function waitingFor(tx: Tx): Promise<void> {
  for (;;) {
    const [row] = await tx.$queryRaw<[{ waits: boolean }]>`
      SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))) AS waits`;
    if (row.waits) return;
  }
}
