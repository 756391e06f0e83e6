import { Client } from 'pg';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { testDatabase } from '@/prisma/factories/test-database';
import { withClient } from '../postgres/connect.mjs';
import { deploy } from './deploy.mjs';
import { listMigrations } from './migration-files.mjs';
import { applyMigrations, diagnose } from './schema-engine.mjs';

const sql = 'ALTER TABLE "Meeting" ADD COLUMN "ofTheNextVersion" integer;';
const added = '20991231235959_of_the_next_version';

/** The migrations there are, and one of the next version that changes a table everybody reads. */
function withNext() {
  const migrations = listMigrations();
  const migrationFile = { path: 'migration.sql', content: { tag: 'ok', value: sql } };
  return {
    ...migrations,
    migrationDirectories: [...migrations.migrationDirectories, { path: added, migrationFile }],
  };
}

async function connected(url: string, options: { statement_timeout?: number } = {}): Promise<Client> {
  const client = new Client({ connectionString: url, ...options });
  // A failed test may leave it in the middle of a statement, which its database does not survive.
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Somebody who has read a table in a transaction and does not end it. */
async function longReader(url: string, table = '"Meeting"'): Promise<Client> {
  const reader = await connected(url);
  await reader.query('BEGIN');
  await reader.query(`SELECT count(*) FROM ${table}`);
  return reader;
}

const waiting = (url: string) =>
  vi.waitFor(
    () =>
      withClient(url, async (client) => {
        const { rows } = await client.query(
          `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        expect(rows[0].n).toBe(1);
      }),
    { timeout: 10_000 },
  );
const hasColumn = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT 1 FROM information_schema.columns WHERE table_name = 'Meeting' AND column_name = 'ofTheNextVersion'`,
    );
    return rows.length === 1;
  });

describe('a migration of a database that is in use', () => {
  test('waits for a reader an instant at a time, holds up nobody else, and is applied once the reader has ended', async () => {
    const { url, ownerUrl } = await testDatabase();
    const reader = await longReader(url);
    const said: string[] = [];
    const patience = {
      lockMilliseconds: 500,
      pauseMilliseconds: 200,
      tries: 100,
      say: (line: string) => said.push(line),
    };
    const applying = applyMigrations(ownerUrl, withNext(), patience);
    await waiting(ownerUrl);
    // Reads as many times as there are in which the migration stands before them: each comes through.
    const other = await connected(url, { statement_timeout: 3_000 });
    for (let times = 0; times < 20; times += 1) await other.query('SELECT count(*) FROM "Meeting"');
    expect(await hasColumn(ownerUrl)).toBe(false);
    await reader.query('COMMIT');
    expect(await applying).toEqual([added]);
    expect(await hasColumn(ownerUrl)).toBe(true);
    expect(said).toEqual(['the database is busy: waiting for a lock, and letting everybody else pass meanwhile']);
  }, 60_000);

  test('without a limit holds up everybody who reads the table: the test above can fail', async () => {
    const { url, ownerUrl } = await testDatabase();
    const reader = await longReader(url);
    const owner = await connected(ownerUrl);
    const altering = owner.query(sql);
    await waiting(ownerUrl);
    const other = await connected(url, { statement_timeout: 3_000 });
    await expect(other.query('SELECT count(*) FROM "Meeting"')).rejects.toMatchObject({ code: '57014' });
    await reader.query('COMMIT');
    await altering;
  }, 60_000);

  test('gives up in the end with a word to the operator, has changed nothing, and is applied by the next start', async () => {
    const { url, ownerUrl } = await testDatabase();
    const reader = await longReader(url);
    const impatient = { lockMilliseconds: 100, pauseMilliseconds: 50, tries: 3 };
    await expect(applyMigrations(ownerUrl, withNext(), impatient)).rejects.toThrow(
      'in 3 tries a table it needs was never free for an instant. Nothing has changed.',
    );
    expect(await hasColumn(ownerUrl)).toBe(false);
    expect(await diagnose(ownerUrl, withNext())).toMatchObject({ failedMigrationNames: [] });
    await reader.query('COMMIT');
    expect(await applyMigrations(ownerUrl, withNext(), impatient)).toEqual([added]);
  }, 60_000);

  test('ends at once where something else is wrong with it, and stays known as failed', async () => {
    const { ownerUrl } = await testDatabase();
    const next = withNext();
    const wrong = next.migrationDirectories.at(-1);
    if (wrong) wrong.migrationFile.content.value = 'ALTER TABLE "Nowhere" ADD COLUMN a integer;';
    await expect(applyMigrations(ownerUrl, next)).rejects.toThrow('Nowhere');
    expect(await diagnose(ownerUrl, next)).toMatchObject({ failedMigrationNames: [added] });
  }, 60_000);
});

test('rights are given and the queue is brought up to date while a job is held', async () => {
  const database = await testDatabase();
  const reader = await longReader(database.url, 'graphile_worker._private_jobs');
  const impatient = { lockMilliseconds: 100, pauseMilliseconds: 50, tries: 3 };
  await expect(deploy(database, impatient)).rejects.toThrow('in 3 tries');
  const deploying = deploy(database, { ...impatient, tries: 200 });
  await waiting(database.ownerUrl);
  await reader.query('COMMIT');
  expect(await deploying).toMatchObject({ applied: [] });
}, 60_000);
