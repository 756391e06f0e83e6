// PostgreSQL itself is killed while people hand in: what was acknowledged survives, and the application comes back by itself.
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { db } from '@/lib/core/db';
import { violations } from '@/prisma/factories/invariants';
import type { Write } from '@/prisma/factories/invariants/writes';
import { urlWith } from '@/scripts/postgres/connect.mjs';
import { ask } from '../ask';
import { startInstance, type Instance } from './application';
import { acknowledgedOf, knownAtTheEnd, retry, watchers } from './campaign';
import { everybody, handInAll, makeRace, outcomeIn, peopleWith } from './hand-in';

/** The server of the tests gives up what is young for speed; this database keeps what it acknowledges, as one in earnest does. */
async function keepWhatIsAcknowledged(): Promise<void> {
  const [{ name }] = await db().$queryRaw<[{ name: string }]>`SELECT current_database() AS name`;
  await asSuperuser((client) => client.query(`ALTER DATABASE "${name}" SET synchronous_commit = on`));
}

async function asSuperuser<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const { pathname } = new URL(process.env.DATABASE_URL ?? '');
  const client = new Client({
    connectionString: urlWith(inject('testServer').superuserUrl, { database: pathname.slice(1) }),
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A process that belongs to PostgreSQL and is gone without a word takes the whole server down; it starts anew from its log. */
const killed = () =>
  asSuperuser(async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'parley' LIMIT 1`,
    );
    for (const { pid } of rows) process.kill(pid, 'SIGKILL');
    return rows.length;
  });

let application: Instance;
beforeEach(async () => {
  await keepWhatIsAcknowledged();
  application = await startInstance();
});
afterEach(() => application.kill());

describe('PostgreSQL killed while two hundred hand in', () => {
  it('loses nothing that was acknowledged, and the application goes on without being started again', async () => {
    const [crowd, places] = [200, 50];
    const race = await makeRace(crowd, places);
    const desks = await watchers(application.url, race, 2);
    let acknowledged = 0;
    const kills: Promise<number>[] = [];
    const told = ({ outcome }: Write) => {
      if (outcome === 'acknowledged') acknowledged += 1;
      if (acknowledged === 40 && kills.length === 0) kills.push(killed());
    };
    const first = await handInAll(application.url, race.slug, race.people, { told, width: 40 });
    expect(await Promise.all(kills)).toEqual([1]);
    expect(peopleWith(race.people, first, 'unknown').length).toBeGreaterThan(0);
    expect(peopleWith(race.people, first, 'refused')).toEqual([]);
    const since = performance.now();
    await vi.waitFor(async () => expect((await ask(`${application.url}/api/health`)).status).toBe(200), {
      timeout: 30_000,
      interval: 50,
    });
    console.log(
      `database killed: the application answers again ${((performance.now() - since) / 1000).toFixed(1)} s after the last post`,
    );
    // This process lost its connections as well.
    await vi.waitFor(() => db().$queryRaw`SELECT 1`, { timeout: 30_000, interval: 50 });
    const of = { meetingId: race.meetingId, acknowledged: acknowledgedOf(first), writes: first };
    expect(await violations(of)).toEqual([]);
    const writes = await retry(application.url, race, first);
    expect(await outcomeIn(race.meetingId)).toEqual(everybody(crowd, places));
    expect(await violations(await knownAtTheEnd(race, writes, desks))).toEqual([]);
    await Promise.all(desks.map((desk) => desk.stop()));
  });
});
