import fs from 'node:fs';
import { filesBelow, fingerprint } from '../machine/files.mjs';
import { inProject } from '../machine/paths.mjs';
import { runTypeScript } from '../machine/typescript.mjs';
import { databaseOf, literal, name, withClient } from '../postgres/connect.mjs';
import { isOneRole } from '../postgres/grants.mjs';

const SEED = 'prisma/seed/main.ts';

/**
 * Brings a database to where this version of Parley expects it: migrations, reference data, and the sample if asked.
 * A database that this same version has prepared before is left alone: that is what makes the second start quick.
 *
 * @param {{ url: string, ownerUrl: string }} database
 * @param {Record<string, string>} environment the application's
 * @param {boolean} sample
 * @param {(line: string) => void} say
 */
export async function prepareDatabase(database, environment, sample, say) {
  // Said at every start: it is a weakness that stays.
  if (isOneRole(database.url, database.ownerUrl))
    say(
      'one database role owns the tables and runs the application: triggers alone keep what is sealed. Give DATABASE_OWNER_URL to separate them.',
    );
  const wanted = stampOfThisVersion(sample);
  if ((await readStamp(database)) === wanted) return say('the database is up to date');

  const { deploy } = await import('../schema/deploy.mjs'); // needs packages that may only just have been installed
  const { applied } = await deploy(database, { say });
  say(
    applied.length === 0
      ? 'no migrations to apply'
      : `applied ${applied.length} migration${applied.length === 1 ? '' : 's'}`,
  );
  if (fs.existsSync(inProject(SEED))) {
    await runTypeScript(SEED, sample ? ['--sample'] : [], environment);
    say(sample ? 'reference data and sample are in place' : 'reference data is in place');
  }
  await writeStamp(database, wanted);
}

/** Changes whenever the migrations, the data or the code that loads it do. */
function stampOfThisVersion(sample) {
  const folders = [
    'prisma/migrations',
    'prisma/reference',
    'prisma/seed',
    'prisma/factories',
    'lib',
    'scripts/schema',
    'scripts/postgres',
  ];
  const files = folders.flatMap((folder) => filesBelow(inProject(...folder.split('/'))));
  return `prepared by Parley ${fingerprint(
    files.filter((file) => !file.endsWith('.test.ts')),
    sample,
  )}`;
}

/** The stamp is the database's own comment, so it travels with the data and goes with it. */
function readStamp({ ownerUrl }) {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT shobj_description(oid, 'pg_database') AS stamp FROM pg_database WHERE datname = current_database()`,
    );
    return rows[0].stamp;
  });
}

async function writeStamp({ ownerUrl }, stamp) {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT pg_has_role(datdba, 'USAGE') AS may FROM pg_database WHERE datname = current_database()`,
    );
    // Only a database's owner may comment on it. Without a stamp the next start does the same work again, and no harm.
    if (rows[0].may) await client.query(`COMMENT ON DATABASE ${name(databaseOf(ownerUrl))} IS ${literal(stamp)}`);
  });
}
