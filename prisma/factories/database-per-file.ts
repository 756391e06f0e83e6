import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { withClient } from '@/scripts/postgres/connect.mjs';
import { testEnvironment } from '@/scripts/testing/test-server.mjs';
import { databaseOf } from './test-database';

/** What `lib/core/db.ts` keeps on the global object, and the name of this worker's database. */
const kept = globalThis as {
  parleyPool?: { end: () => Promise<void> };
  parleyDatabase?: unknown;
  parleyDatabaseApart?: { $disconnect: () => Promise<void> };
  parleyTestDatabase?: string;
};

// Runs before each test file of the project "database" is loaded. A worker keeps what it has loaded from file to file, which is
// a third of the time of them all; so each file gets a fresh database under the worker's one name, and fresh connections.
await Promise.all([kept.parleyPool?.end(), kept.parleyDatabaseApart?.$disconnect()]);
delete kept.parleyPool;
delete kept.parleyDatabase;
delete kept.parleyDatabaseApart;

const name = (kept.parleyTestDatabase ??= `test_${randomBytes(6).toString('hex')}`);
await withClient(inject('testServer').superuserUrl, (client) =>
  client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
);
const { url, ownerUrl } = await databaseOf(name);
Object.assign(process.env, testEnvironment, { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl });
