import { literal, name, urlWith, withClient } from './connect.mjs';

/** Owns every table and migrates. */
export const OWNER = 'parley_owner';
/** What the application signs in as: it may read and write, but not change what is sealed. */
export const APPLICATION = 'parley_app';

/**
 * Makes sure that an embedded server has both roles and the database, and gives their connection strings.
 * @param {import('./embedded.mjs').EmbeddedServer} server
 * @param {{ ownerPassword: string, applicationPassword: string }} secrets
 * @param {string} database
 * @returns {Promise<{ url: string, ownerUrl: string, superuserUrl: string }>}
 */
export async function localDatabase(server, secrets, database = 'parley') {
  const roles = [
    [OWNER, secrets.ownerPassword],
    [APPLICATION, secrets.applicationPassword],
  ];
  await withClient(server.url('postgres'), async (client) => {
    for (const [role, password] of roles) {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      if (rowCount === 0) await client.query(`CREATE ROLE ${name(role)} LOGIN PASSWORD ${literal(password)}`);
    }
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name(database)} OWNER ${name(OWNER)}`);
  });
  const superuserUrl = server.url(database);
  return {
    url: urlWith(superuserUrl, { user: APPLICATION, password: secrets.applicationPassword }),
    ownerUrl: urlWith(superuserUrl, { user: OWNER, password: secrets.ownerPassword }),
    superuserUrl,
  };
}
