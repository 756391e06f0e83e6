import { createRequire } from 'node:module';
import { inProject } from '../machine/paths.mjs';

/**
 * Runs `work` with one connection to `url` and closes it.
 * pg is loaded here and not at the top: `npm start` runs before it is installed.
 * @template T
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const { Client } = createRequire(inProject('package.json'))('pg');
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // a lost connection also fails the query that is running, and says more there
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** An SQL identifier, quoted. */
export const name = (identifier) => `"${identifier.replaceAll('"', '""')}"`;

/** An SQL text literal, quoted; for statements that take no parameters. */
export const literal = (text) => `'${text.replaceAll("'", "''")}'`;

/**
 * `url` with another user, password or database.
 * @param {string} url
 * @param {{ user?: string, password?: string, database?: string }} parts
 */
export function urlWith(url, { user, password, database }) {
  const changed = new URL(url);
  if (user !== undefined) changed.username = encodeURIComponent(user);
  if (password !== undefined) changed.password = encodeURIComponent(password);
  if (database !== undefined) changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** The database a connection string names. */
export const databaseOf = (url) => decodeURIComponent(new URL(url).pathname.slice(1));

/** The user a connection string names. */
export const userOf = (url) => decodeURIComponent(new URL(url).username);
