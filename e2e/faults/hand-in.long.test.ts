// Faults while people hand in, through the built application: what was acknowledged is there, places are sold once, and
// everything converges when it is sent again. After each the checker asks all eight promises.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { db } from '@/lib/core/db';
import { violations } from '@/prisma/factories/invariants';
import type { Write } from '@/prisma/factories/invariants/writes';
import { urlWith } from '@/scripts/postgres/connect.mjs';
import { startRelay } from '../relay';
import { startInstance, type Instance } from './application';
import { acknowledgedOf, knownAtTheEnd, retry, watchers } from './campaign';
import { everybody, handInAll, makeRace, outcomeIn, peopleWith, type Visitor } from './hand-in';

let application: Instance;
beforeEach(async () => {
  application = await startInstance();
});
afterEach(() => application.kill());

describe('a thousand at once for a hundred places', () => {
  it('confirms exactly a hundred, the rest wait in the order of acceptance, each person is one row', async () => {
    const [crowd, places] = [1_000, 100];
    const race = await makeRace(crowd, places);
    const begun = performance.now();
    const first = await handInAll(application.url, race.slug, race.people);
    const seconds = (performance.now() - begun) / 1000;
    const count = (outcome: Write['outcome']) => peopleWith(race.people, first, outcome).length;
    console.log(
      `1,000 at once: ${count('acknowledged')} acknowledged, ${count('unknown')} told to try again, ${seconds.toFixed(1)} s`,
    );
    expect(count('refused')).toBe(0);
    expect(await violations({ meetingId: race.meetingId, acknowledged: acknowledgedOf(first), writes: first })).toEqual(
      [],
    );
    const writes = await retry(application.url, race, first);
    expect(await outcomeIn(race.meetingId)).toEqual(everybody(crowd, places));
    expect(await violations(await knownAtTheEnd(race, writes))).toEqual([]);
  });
});

describe('kill -9 of the application while two hundred hand in', () => {
  it('what was acknowledged is there, and the others are told the same when they send again', async () => {
    const [crowd, places] = [200, 50];
    const race = await makeRace(crowd, places);
    const desks = await watchers(application.url, race, 3);
    let acknowledged = 0;
    let killing: Promise<void> | undefined;
    const told = ({ outcome }: Write) => {
      if (outcome === 'acknowledged') acknowledged += 1;
      if (acknowledged === 60) killing ??= application.kill();
    };
    const first = await handInAll(application.url, race.slug, race.people, { told });
    await killing;
    expect(peopleWith(race.people, first, 'unknown').length).toBeGreaterThan(50);
    expect(peopleWith(race.people, first, 'refused')).toEqual([]);
    await application.start();
    expect(await violations({ meetingId: race.meetingId, acknowledged: acknowledgedOf(first), writes: first })).toEqual(
      [],
    );
    const writes = await retry(application.url, race, first);
    expect(await outcomeIn(race.meetingId)).toEqual(everybody(crowd, places));
    expect(await violations(await knownAtTheEnd(race, writes, desks))).toEqual([]);
    await Promise.all(desks.map((desk) => desk.stop()));
  });
});

describe('SIGTERM while sixty hand in', () => {
  it('what has begun is finished and told, the process ends in time, and nobody is lost', async () => {
    const [crowd, places] = [60, 20];
    const race = await makeRace(crowd, places);
    const desks = await watchers(application.url, race, 2);
    let stopping: Promise<number | string> | undefined;
    const told = () => void (stopping ??= application.stop());
    const first = await handInAll(application.url, race.slug, race.people, { told, width: 20 });
    // The framework's own end; not by the SIGKILL that follows where a process does not end by itself.
    expect(await stopping).toBe(143);
    await application.start();
    const committed = await db().registration.count({
      where: { meetingId: race.meetingId, status: { not: 'NOMINATED' } },
    });
    expect(committed).toBe(acknowledgedOf(first).length);
    const writes = await retry(application.url, race, first);
    expect(await outcomeIn(race.meetingId)).toEqual(everybody(crowd, places));
    expect(await violations(await knownAtTheEnd(race, writes, desks))).toEqual([]);
    await Promise.all(desks.map((desk) => desk.stop()));
  });
});

describe('every reply lost after COMMIT', () => {
  it('nobody knows, and sent again everybody is told what had been done', async () => {
    const [crowd, places] = [60, 20];
    const race = await makeRace(crowd, places);
    const relay = await startRelay(application.url);
    await relay.become('losing');
    const first = await handInAll(new URL(relay.url).origin, race.slug, race.people, { width: 20 });
    expect(peopleWith(race.people, first, 'unknown')).toHaveLength(crowd);
    await vi.waitFor(async () => expect(await outcomeIn(race.meetingId)).toEqual(everybody(crowd, places)), {
      timeout: 20_000,
    });
    expect(await violations({ meetingId: race.meetingId, writes: first })).toEqual([]);
    await relay.become('open');
    const again = await handInAll(new URL(relay.url).origin, race.slug, race.people, { width: 20 });
    await relay.close();
    expect(acknowledgedOf(again)).toHaveLength(crowd);
    expect(await outcomeIn(race.meetingId)).toEqual(everybody(crowd, places));
    expect(await violations(await knownAtTheEnd(race, again))).toEqual([]);
  });
});

describe('all backends terminated while people hand in', () => {
  it('the application goes on by itself, listens again, and every desk ends at the last version', async () => {
    const [crowd, places] = [120, 30];
    const race = await makeRace(crowd, places);
    const desks = await watchers(application.url, race, 5);
    const database = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1);
    const superuser = new Client({ connectionString: urlWith(inject('testServer').superuserUrl, { database }) });
    await superuser.connect();
    const terminate = () =>
      superuser.query<{ name: string }>(
        `SELECT application_name AS name FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'parley%' AND pg_terminate_backend(pid)`,
      );
    const ended: string[] = [];
    let acknowledged = 0;
    const breaking: Promise<void>[] = [];
    const told = ({ outcome }: Write) => {
      if (outcome === 'acknowledged') acknowledged += 1;
      if ([20, 50].includes(acknowledged) && breaking.length < acknowledged / 20)
        breaking.push(terminate().then(({ rows }) => void ended.push(...rows.map(({ name }) => name))));
    };
    const first = await handInAll(application.url, race.slug, race.people, { told, width: 30 });
    await Promise.all(breaking);
    await superuser.end();
    expect(new Set(ended)).toEqual(new Set(['parley', 'parley-live', 'parley-watch']));
    const writes = await retry(application.url, race, first);
    expect(await outcomeIn(race.meetingId)).toEqual(everybody(crowd, places));
    expect(await violations(await knownAtTheEnd(race, writes, desks))).toEqual([]);
    await Promise.all(desks.map((desk) => desk.stop()));
  });
});

describe('twenty identical posts', () => {
  it('are one change, acknowledged twenty times', async () => {
    const race = await makeRace(1, 1);
    const [visitor] = race.people as [Visitor];
    const same = Array.from({ length: 20 }, () => visitor);
    const writes = await handInAll(application.url, race.slug, same);
    expect(acknowledgedOf(writes)).toHaveLength(20);
    expect(await outcomeIn(race.meetingId)).toEqual(everybody(1, 1));
    expect(await violations(await knownAtTheEnd(race, writes.slice(0, 1)))).toEqual([]);
    // Twenty clicks that each made a new key: one is first, the others are told that the form is stale.
    const other = await makeRace(1, 1);
    const clicks = other.people.flatMap((one) => Array.from({ length: 20 }, () => ({ ...one, key: randomUUID() })));
    const told = await handInAll(application.url, other.slug, clicks);
    expect(acknowledgedOf(told)).toHaveLength(1);
    expect(peopleWith(clicks, told, 'refused')).toHaveLength(19);
    expect(await outcomeIn(other.meetingId)).toEqual(everybody(1, 1));
    expect(await violations(await knownAtTheEnd(other, told))).toEqual([]);
  });
});

describe('two instances side by side on one database', () => {
  it('sell each place once, and who watches one sees what was done through the other', async () => {
    const [crowd, places] = [120, 40];
    const race = await makeRace(crowd, places);
    const second = await startInstance({ PARLEY_BASE_URL: application.url });
    const desks = [...(await watchers(application.url, race, 2)), ...(await watchers(second.url, race, 2))];
    const half = race.people.length / 2;
    const told = await Promise.all([
      handInAll(application.url, race.slug, race.people.slice(0, half), { width: 20 }),
      handInAll(second.url, race.slug, race.people.slice(half), { width: 20 }),
    ]);
    // Retried at the other one: a key is known to both.
    const writes = await retry(second.url, race, told.flat());
    expect(await outcomeIn(race.meetingId)).toEqual(everybody(crowd, places));
    const repeated = await handInAll(application.url, race.slug, race.people.slice(half), { width: 20 });
    expect(acknowledgedOf(repeated)).toHaveLength(half);
    expect(await outcomeIn(race.meetingId)).toEqual(everybody(crowd, places));
    expect(await violations(await knownAtTheEnd(race, writes, desks))).toEqual([]);
    await Promise.all(desks.map((desk) => desk.stop()));
    await second.stop();
  });
});
