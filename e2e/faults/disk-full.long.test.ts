// The disk is full: under the database while people hand in, and under the files while one is uploaded.
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { db } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { execute } from '@/lib/core/execute';
import { readStoredFile, sweepFiles } from '@/lib/core/file-store';
import { Upload } from '@/lib/core/upload';
import { uploadLetterDefinition } from '@/lib/representation/definitions';
import { makeDelegation } from '@/prisma/factories/delegations';
import { violations } from '@/prisma/factories/invariants';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { urlWith } from '@/scripts/postgres/connect.mjs';
import { ask } from '../ask';
import { startInstance, type Instance } from './application';
import { acknowledgedOf, knownAtTheEnd, retry } from './campaign';
import { fillDiskOf, writersOf } from './disk-full';
import { everybody, handInAll, makeRace, outcomeIn, peopleWith } from './hand-in';

let application: Instance | undefined;
let giveRoom: () => void = () => undefined;
afterEach(async () => {
  giveRoom();
  await application?.kill();
});

async function asSuperuser<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const { pathname } = new URL(process.env.DATABASE_URL ?? '');
  const client = new Client({
    connectionString: urlWith(inject('testServer').superuserUrl, { database: pathname.slice(1) }),
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Makes the outbox larger than a segment of the database's log, with mails that were sent long ago, and answers its size: a
 * limit of so many bytes lets the log go on, and the outbox not grow.
 */
const fillOutbox = () =>
  asSuperuser(async (client) => {
    await client.query(
      `INSERT INTO "OutboxMail" (id, purpose, recipient, locale, subject, body, "messageId", status)
       SELECT gen_random_uuid(), 'filler', 'nobody@example.org', 'en', 'Filler', (SELECT string_agg(md5(n || '-' || i), '') FROM generate_series(1, 45) i), '<' || n || '@filler>', 'SENT'
       FROM generate_series(1, 12000) n`,
    );
    const { rows } = await client.query<{ size: string }>(`SELECT pg_relation_size('"OutboxMail"') AS size`);
    return Number(rows[0]?.size);
  });

describe('the disk of the database full while people hand in', () => {
  it('refuses nobody for good: nothing by halves, what was acknowledged stays, and all are in once there is room', async () => {
    const [crowd, places] = [60, 20];
    const race = await makeRace(crowd, places);
    application = await startInstance();
    const early = await handInAll(application.url, race.slug, race.people.slice(0, 15), { width: 8 });
    expect(peopleWith(race.people, early, 'acknowledged')).toHaveLength(15);
    const size = await fillOutbox();
    expect(size).toBeGreaterThan(16 * 1024 * 1024);
    giveRoom = fillDiskOf(await asSuperuser(writersOf), size);
    const late = await handInAll(application.url, race.slug, race.people.slice(15), { width: 8 });
    const first = [...early, ...late];
    // A table grows by several pages at once: some mails still found room in the last ones.
    const unknown = peopleWith(race.people, first, 'unknown').length;
    console.log(`disk of the database full: ${unknown} of 45 were told nothing certain`);
    expect(unknown).toBeGreaterThan(10);
    expect(peopleWith(race.people, first, 'refused')).toEqual([]);
    expect((await ask(`${application.url}/api/health`)).status).toBe(200);
    expect(await violations({ meetingId: race.meetingId, acknowledged: acknowledgedOf(first), writes: first })).toEqual(
      [],
    );
    giveRoom();
    await db().$executeRaw`DELETE FROM "OutboxMail" WHERE purpose = 'filler'`;
    const writes = await retry(application.url, race, first);
    expect(await outcomeIn(race.meetingId)).toEqual(everybody(crowd, places));
    expect(await violations(await knownAtTheEnd(race, writes))).toEqual([]);
  });
});

describe('the disk of the files full while one is uploaded', () => {
  const folder = path.resolve(env().PARLEY_FILES_DIR);
  const sizesUnder = (key: string) =>
    existsSync(path.join(folder, key)) ? statSync(path.join(folder, key)).size : null;

  it('leaves the record as it was and no half file in use; what is left over goes with the sweeper, and later it works', async () => {
    const secretary = await makeActor({ siteRole: 'STAFF' });
    const { slug } = await makeMeeting({ registrationClosesAt: new Date(Date.now() + 86_400_000) });
    const { delegationId } = await makeDelegation(secretary, slug);
    const letter = (kilobytes: number) =>
      new Upload('letter.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(kilobytes * 1024)]));
    const upload = (file: Upload) =>
      execute(uploadLetterDefinition, {
        actor: secretary,
        meeting: slug,
        input: { delegation: delegationId, letter: file },
        key: randomUUID(),
      });
    const current = async () =>
      (await db().delegation.findUniqueOrThrow({ where: { id: delegationId } })).nominationLetterId;
    expect(await upload(letter(8))).toMatchObject({ ok: true });
    const before = await current();

    giveRoom = fillDiskOf([process.pid], 64 * 1024);
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await upload(letter(512))).toEqual({ ok: false, code: 'unexpected' });
    errors.mockRestore();
    giveRoom();

    expect(await current()).toBe(before);
    expect((await readStoredFile(before ?? ''))?.size).toBe(8 * 1024 + 9);
    const [left, ...more] = await db().storedFile.findMany({ where: { status: 'PENDING' }, select: { key: true } });
    expect(more).toEqual([]);
    // The half file lies under a row that nobody reads; after an hour both go.
    expect(sizesUnder(left?.key ?? '')).toBeLessThanOrEqual(64 * 1024);
    await db().$executeRaw`UPDATE "StoredFile" SET "createdAt" = now() - interval '2 hours' WHERE status = 'PENDING'`;
    await sweepFiles();
    expect(sizesUnder(left?.key ?? '')).toBeNull();
    expect(await db().storedFile.count({ where: { status: 'PENDING' } })).toBe(0);

    expect(await upload(letter(512))).toMatchObject({ ok: true });
    const after = await current();
    expect((await readStoredFile(after ?? ''))?.size).toBe(512 * 1024 + 9);
    expect(readdirSync(folder).length).toBeGreaterThan(0);
  });
});
