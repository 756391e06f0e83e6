import { Logger, runMigrations } from 'graphile-worker';
import { userOf } from '../postgres/connect.mjs';
import { grantToApplication, isOneRole } from '../postgres/grants.mjs';
import { listMigrations } from './migration-files.mjs';
import { applyMigrations } from './schema-engine.mjs';

/**
 * Brings a database up to date: Parley's migrations, the job queue's own, then the rights of the application's role.
 * @param {{ url: string, ownerUrl: string }} database the application's and the owner's connection strings
 * @returns {Promise<{ applied: string[], isOneRole: boolean }>}
 */
export async function deploy({ url, ownerUrl }) {
  const applied = await applyMigrations(ownerUrl, listMigrations());
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => {}) });
  const single = isOneRole(url, ownerUrl);
  if (!single) await grantToApplication(ownerUrl, userOf(url));
  return { applied, isOneRole: single };
}
