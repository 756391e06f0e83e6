import fs from 'node:fs';
import path from 'node:path';
import { filesBelow, fingerprint } from '../machine/files.mjs';
import { inProject } from '../machine/paths.mjs';
import { runTypeScript } from '../machine/typescript.mjs';
import { literal, name, withClient } from '../postgres/connect.mjs';
import { localDatabase } from '../postgres/local-database.mjs';
import { startScratchServer } from '../postgres/scratch-server.mjs';
import { sealedTables } from '../postgres/sealed-tables.mjs';
import { deploy } from '../schema/deploy.mjs';
import { currentSchema, lastSchema } from '../schema/migration-files.mjs';
import { sqlBetween } from '../schema/schema-engine.mjs';

const SEED = 'prisma/seed/main.ts';
export const TEMPLATE = 'parley_template';
const TEST_SECRET = 'a secret for tests only, never used elsewhere';

/** What the application needs to run on a test database, apart from the database itself. */
export const testEnvironment = {
  PARLEY_EMBEDDED: '1',
  PARLEY_SECRET: TEST_SECRET,
  PARLEY_FILES_DIR: inProject('.data/test-files'),
};

/**
 * A server for a run of tests, with a template database that holds the schema and the reference data. The template is
 * kept from run to run, until the schema or the data changes.
 * @returns {Promise<import('../postgres/embedded.mjs').EmbeddedServer & { secrets: Record<string, string> }>}
 */
export async function startTestServer() {
  const server = await startScratchServer();
  try {
    const kept = await dropLeftovers(server);
    const wanted = templateStamp();
    if (kept !== wanted) await makeTemplate(server, wanted);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * A copy of the template for one test file or one run of journeys.
 * @param {string} superuserUrl of any database of the test server
 * @param {string} database its name
 */
export async function copyTemplate(superuserUrl, database) {
  await withClient(superuserUrl, (client) =>
    client.query(`CREATE DATABASE ${name(database)} TEMPLATE ${name(TEMPLATE)} STRATEGY FILE_COPY`),
  );
}

/** Loads reference data, and with `sample` the sample, the way `npm start` does. */
export async function seed(database, sample) {
  if (!fs.existsSync(inProject(SEED))) return;
  const environment = { ...testEnvironment, DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl };
  await runTypeScript(SEED, sample ? ['--sample'] : [], { ...environment, PARLEY_SAMPLE: sample ? '1' : '0' });
}

/** Removes what earlier runs left. @returns {Promise<string | null>} the stamp of the template, if there is one */
function dropLeftovers(server) {
  return withClient(server.url('postgres'), async (client) => {
    const { rows } = await client.query(
      `SELECT datname, shobj_description(oid, 'pg_database') AS stamp FROM pg_database`,
    );
    for (const { datname } of rows)
      if (datname.startsWith('test_')) await client.query(`DROP DATABASE ${name(datname)} WITH (FORCE)`);
    return rows.find((row) => row.datname === TEMPLATE)?.stamp ?? null;
  });
}

async function makeTemplate(server, stamp) {
  await withClient(server.url('postgres'), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${name(TEMPLATE)} WITH (FORCE)`),
  );
  const database = await localDatabase(server, server.secrets, TEMPLATE);
  await deploy(database);
  await applyUnwrittenMigration(database);
  await seed(database, false);
  await withClient(server.url('postgres'), (client) =>
    client.query(`COMMENT ON DATABASE ${name(TEMPLATE)} IS ${literal(stamp)}`),
  );
}

/** While the schema is being worked on, tests run on the schema as it is; the drift test says that a migration is due. */
async function applyUnwrittenMigration(database) {
  const sql = await sqlBetween(lastSchema(), currentSchema());
  await withClient(database.ownerUrl, (client) => client.query(sql));
  await deploy(database);
}

/** Changes whenever the template would come out differently. */
function templateStamp() {
  const sources = [
    'prisma/schema',
    'prisma/migrations',
    'prisma/reference',
    'prisma/seed',
    'scripts/schema',
    'scripts/postgres',
  ];
  const files = sources.flatMap((folder) => filesBelow(inProject(...folder.split('/'))));
  return fingerprint(files, ...sealedTables, path.basename(process.execPath));
}
