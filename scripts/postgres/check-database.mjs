import { Failure } from '../machine/failure.mjs';
import { databaseOf, withClient } from './connect.mjs';

const OLDEST = 15;

/**
 * Asks a database that was given from outside, as both roles, whether it can be used at all.
 * @param {{ url: string, ownerUrl: string }} database
 * @param {(line: string) => void} [say] for what works, but not well
 * @throws {Failure} one line: the variable and what is wrong with what it names; never the password
 */
export async function checkDatabase({ url, ownerUrl }, say = () => {}) {
  const given = [['DATABASE_URL', url], ...(ownerUrl === url ? [] : [['DATABASE_OWNER_URL', ownerUrl]])];
  for (const [variable, each] of given) {
    const { version, characters } = await withClient(each, read).catch((error) => {
      throw new Failure(`${variable}: ${inWords(error, each)}`);
    });
    if (version < OLDEST)
      throw new Failure(`${variable}: this is PostgreSQL ${version}; ${OLDEST} or newer is needed.`);
    if (each === url && /^(C|POSIX)$/.test(characters))
      say('the database has no UTF-8 character classes (C): searching names in Arabic or Russian finds nothing');
  }
}

async function read(client) {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int / 10000 AS version, datctype AS characters
     FROM pg_database WHERE datname = current_database()`,
  );
  return rows[0];
}

function inWords(error, url) {
  const { host } = new URL(url);
  if (error.code === '28P01' || error.code === '28000') return 'the server refuses this user or this password.';
  if (error.code === '3D000') return `there is no database "${databaseOf(url)}" on that server.`;
  // An error of several addresses has no message of its own.
  const [first = error] = error.errors ?? [];
  return /^[0-9A-Z]{5}$/.test(first.code ?? '')
    ? `${first.message}.`
    : `no PostgreSQL answers at ${host} (${first.code ?? first.message}).`;
}
