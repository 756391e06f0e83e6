import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { urlWith } from '@/scripts/postgres/connect.mjs';
import { APPLICATION, OWNER } from '@/scripts/postgres/local-database.mjs';
import { copyTemplate } from '@/scripts/testing/test-server.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of this test run. */
    testServer: { superuserUrl: string; ownerPassword: string; applicationPassword: string };
  }
}

/** A database of its own, with the schema and the reference data; it goes when the test run ends. */
export type TestDatabase = {
  /** For the application's role: what DATABASE_URL is in earnest. */
  url: string;
  /** For the role that owns the tables: may change what is sealed, except where a trigger refuses. */
  ownerUrl: string;
};

/**
 * Makes a fresh database by copying the template (about 50 ms). Every test file of the project "database" already has
 * one, and DATABASE_URL names it; call this for a second one, or for one that a test may ruin.
 */
export function testDatabase(): Promise<TestDatabase> {
  return databaseOf(`test_${randomBytes(6).toString('hex')}`);
}

/** The same under a name, which no database of the test server has. */
export async function databaseOf(database: string): Promise<TestDatabase> {
  const { superuserUrl, ownerPassword, applicationPassword } = inject('testServer');
  await copyTemplate(superuserUrl, database);
  return {
    url: urlWith(superuserUrl, { user: APPLICATION, password: applicationPassword, database }),
    ownerUrl: urlWith(superuserUrl, { user: OWNER, password: ownerPassword, database }),
  };
}
