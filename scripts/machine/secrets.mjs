import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { readIfThere, writePrivately } from './files.mjs';

/** The secrets of a local installation: what each opens, and how it is made. */
const makers = {
  /** PostgreSQL's superuser, used to create the roles and the database. */
  superuserPassword: () => crypto.randomBytes(24).toString('hex'),
  /** The role that owns the tables and migrates. */
  ownerPassword: () => crypto.randomBytes(24).toString('hex'),
  /** The application's role. */
  applicationPassword: () => crypto.randomBytes(24).toString('hex'),
  /** PARLEY_SECRET: sessions and hashes. */
  secret: () => crypto.randomBytes(32).toString('hex'),
  /** NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: kept, or every build would break the forms that are open. */
  actionsKey: () => crypto.randomBytes(32).toString('base64'),
};

/**
 * The secrets kept in `folder/secrets.json` (readable by its owner alone); those that are missing are made once.
 * @param {string} folder
 * @returns {Record<keyof typeof makers, string>}
 */
export function localSecrets(folder) {
  const file = path.join(folder, 'secrets.json');
  const kept = JSON.parse(readIfThere(file) ?? '{}');
  const missing = Object.keys(makers).filter((name) => !kept[name]);
  if (missing.length === 0) return kept;
  const all = { ...kept, ...Object.fromEntries(missing.map((name) => [name, makers[name]()])) };
  fs.mkdirSync(folder, { recursive: true });
  writePrivately(file, `${JSON.stringify(all, null, 2)}\n`);
  return all;
}
