import { name, userOf, withClient } from './connect.mjs';
import { sealedTables } from './sealed-tables.mjs';

/** Prisma's table of record: the application reads it to tell which version of the schema it runs on. */
const RECORD_OF_MIGRATIONS = '_prisma_migrations';
const WORKER_SCHEMA = 'graphile_worker';

/**
 * Gives the application's role what it needs and no more: all rows of all tables, but sealed tables only to read and
 * to add to. Safe to run again; run after every migration, since new tables start without any right.
 * @param {string} ownerUrl
 * @param {string} role the application's
 * @param {number} lockMilliseconds how long a table may be waited for
 */
export async function grantToApplication(ownerUrl, role, lockMilliseconds) {
  const to = name(role);
  await withClient(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query(`SET LOCAL lock_timeout = ${lockMilliseconds}`);
    const { rows } = await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
    const tables = rows.map((row) => row.tablename);
    await client.query(`GRANT USAGE ON SCHEMA public, ${WORKER_SCHEMA} TO ${to}`);
    await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${to}`);
    for (const table of tables) {
      await client.query(`REVOKE ALL ON TABLE public.${name(table)} FROM ${to}`);
      await client.query(`GRANT ${rightsOn(table)} ON TABLE public.${name(table)} TO ${to}`);
    }
    await grantWorker(client, to);
    await client.query('COMMIT');
  });
}

function rightsOn(table) {
  if (table === RECORD_OF_MIGRATIONS) return 'SELECT';
  return sealedTables.includes(table) ? 'SELECT, INSERT' : 'SELECT, INSERT, UPDATE, DELETE';
}

/** The job queue's tables are hidden by row-level security from everyone but their owner: one policy opens each. */
async function grantWorker(client, to) {
  for (const kind of ['TABLES', 'SEQUENCES', 'FUNCTIONS'])
    await client.query(`GRANT ALL ON ALL ${kind} IN SCHEMA ${WORKER_SCHEMA} TO ${to}`);
  const { rows } = await client.query(
    `SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'p') AND relrowsecurity`,
    [WORKER_SCHEMA],
  );
  for (const { relname } of rows) {
    const table = `${WORKER_SCHEMA}.${name(relname)}`;
    await client.query(`DROP POLICY IF EXISTS application ON ${table}`);
    await client.query(`CREATE POLICY application ON ${table} TO ${to} USING (true) WITH CHECK (true)`);
  }
}

/** Does one role both own the tables and run the application? Then triggers alone keep what is sealed. */
export const isOneRole = (url, ownerUrl) => userOf(url) === userOf(ownerUrl);
