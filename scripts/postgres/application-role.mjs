import crypto from 'node:crypto';
import { databaseOf, literal, name, urlWith, withClient } from './connect.mjs';
import { isOneRole } from './grants.mjs';

/**
 * Given one role for everything, makes the second one where the server allows it, so that the application cannot
 * change what is sealed. Its password follows from the secret: every process of the installation comes to the same.
 * @param {{ url: string, ownerUrl: string }} database
 * @param {string} secret PARLEY_SECRET
 * @returns {Promise<{ url: string, ownerUrl: string }>} unchanged when there are two roles already, or the server refuses
 */
export async function separateRoles(database, secret) {
  if (!isOneRole(database.url, database.ownerUrl)) return database;
  const role = `${databaseOf(database.url)}_app`;
  const password = crypto.createHmac('sha256', secret).update(`database role ${role}`).digest('hex');
  const url = urlWith(database.url, { user: role, password });
  try {
    await withClient(database.ownerUrl, (client) => makeRole(client, role, password));
    await withClient(url, (client) => client.query('SELECT 1'));
    return { ...database, url };
  } catch {
    return database; // no right to make roles, or a pooler in front that knows only its own list
  }
}

async function makeRole(client, role, password) {
  const { rows } = await client.query(
    'SELECT rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = current_user',
  );
  if (!rows[0].may) throw new Error('This role may not make roles.');
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${name(role)} LOGIN PASSWORD ${literal(password)}`);
}
