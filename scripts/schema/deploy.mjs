import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { userOf } from '../postgres/connect.mjs';
import { grantToApplication, isOneRole } from '../postgres/grants.mjs';
import { whenLocksAreFree } from '../postgres/lock-patience.mjs';
import { listMigrations } from './migration-files.mjs';
import { applyMigrations } from './schema-engine.mjs';

/**
 * Brings a database up to date: Parley's migrations, the job queue's own, then the rights of the application's role.
 * The database may be in use meanwhile, by the version before too: nothing of it waits long for a lock.
 * @param {{ url: string, ownerUrl: string }} database the application's and the owner's connection strings
 * @param {import('../postgres/lock-patience.mjs').Patience} [patience]
 * @returns {Promise<{ applied: string[], isOneRole: boolean }>}
 * @throws {import('../machine/failure.mjs').Failure} where a table was never free
 */
export async function deploy({ url, ownerUrl }, patience) {
  const applied = await applyMigrations(ownerUrl, listMigrations(), patience);
  await whenLocksAreFree((milliseconds) => migrateQueue(ownerUrl, milliseconds), patience);
  const single = isOneRole(url, ownerUrl);
  if (!single)
    await whenLocksAreFree((milliseconds) => grantToApplication(ownerUrl, userOf(url), milliseconds), patience);
  return { applied, isOneRole: single };
}

/** The job queue's own migrations, each in a transaction: what was begun and not finished is begun anew. */
async function migrateQueue(connectionString, lockMilliseconds) {
  const pgPool = new pg.Pool({ connectionString, lock_timeout: lockMilliseconds, max: 2 });
  // A lost connection fails the statement that is running, and says more there.
  pgPool.on('error', () => {});
  pgPool.on('connect', (client) => client.on('error', () => {}));
  try {
    await runMigrations({ pgPool, logger: new Logger(() => () => {}) });
  } finally {
    await pgPool.end();
  }
}
