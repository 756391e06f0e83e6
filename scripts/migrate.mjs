// Migrations: node scripts/migrate.mjs deploy | status | new <name> [--empty] | undone <name> | drift
import path from 'node:path';
import { Failure, runCommand } from './machine/failure.mjs';
import { root } from './machine/paths.mjs';
import { withDatabaseOfThisClone } from './postgres/database-of-this-clone.mjs';
import { startScratchServer } from './postgres/scratch-server.mjs';
import { localDatabase } from './postgres/local-database.mjs';
import { withClient } from './postgres/connect.mjs';
import { deploy } from './schema/deploy.mjs';
import { findDrift } from './schema/drift.mjs';
import { currentSchema, lastSchema, listMigrations, writeMigration } from './schema/migration-files.mjs';
import { diagnose, markRolledBack, sqlBetween } from './schema/schema-engine.mjs';

const USAGE = `Usage: node scripts/migrate.mjs <command>

  deploy         apply the migrations the database does not have yet, then grant the application's role its rights
  status         say which migrations the database lacks
  new <name>     write a migration from the last one to the schema as it is now; SQL may be added to it by hand
                 (with --empty: a migration for SQL written by hand alone)
  undone <name>  say that a migration that failed was undone by hand, so that deploy tries it again
  drift          compare a database made by the migrations with one made from the schema

The database is DATABASE_URL (and DATABASE_OWNER_URL), or else this clone's own.`;

/** Enough to see what is going on. */
const MOST_LINES = 40;

const commands = {
  async deploy() {
    const { applied, isOneRole } = await withDatabaseOfThisClone('migrate deploy', (database) =>
      deploy(database, { say: console.log }),
    );
    console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
    if (isOneRole)
      console.log('One role owns the tables and runs the application: triggers alone keep what is sealed.');
  },

  async status() {
    const { history, failedMigrationNames, editedMigrationNames } = await withDatabaseOfThisClone(
      'migrate status',
      ({ ownerUrl }) => diagnose(ownerUrl, listMigrations()),
    );
    const lacking = history?.unappliedMigrationNames ?? [];
    for (const name of lacking) console.log(`not applied: ${name}`);
    for (const name of failedMigrationNames) console.log(`failed:      ${name}`);
    for (const name of editedMigrationNames) console.log(`edited after it was applied: ${name}`);
    if (lacking.length + failedMigrationNames.length + editedMigrationNames.length === 0)
      console.log('The database is up to date.');
  },

  async new(name, ...flags) {
    if (!name) throw new Failure('A migration needs a name: node scripts/migrate.mjs new add-seats');
    const sql = await sqlBetween(lastSchema(), currentSchema());
    const isEmpty = !/^[^-\s]/m.test(sql);
    if (isEmpty && !flags.includes('--empty'))
      throw new Failure('The schema has not changed since the last migration. For SQL of your own add --empty.');
    const file = writeMigration(
      name,
      isEmpty ? '-- Written by hand: say here what it does and why.\n' : sql,
      new Date(),
    );
    console.log(`Wrote ${path.relative(root, file)}: read it, and add by hand what a schema cannot say.`);
  },

  async undone(name) {
    if (!name)
      throw new Failure('Name the migration that was undone: node scripts/migrate.mjs undone 20261123090000_add_seats');
    await withDatabaseOfThisClone('migrate undone', ({ ownerUrl }) => markRolledBack(ownerUrl, name));
    console.log(`${name} will be tried again by deploy.`);
  },

  async drift() {
    const server = await startScratchServer();
    try {
      const differences = await driftOn(server);
      for (const line of differences.slice(0, MOST_LINES)) console.log(line);
      if (differences.length > MOST_LINES) console.log(`… and ${differences.length - MOST_LINES} more`);
      if (differences.length > 0)
        throw new Failure('The migrations and the schema disagree: node scripts/migrate.mjs new <name>');
      console.log('The migrations lead to the schema.');
    } finally {
      await server.stop();
    }
  },
};

async function driftOn(server) {
  const databases = ['drift_migrations', 'drift_schema'];
  const drop = () =>
    withClient(server.url('postgres'), async (client) => {
      for (const database of databases) await client.query(`DROP DATABASE IF EXISTS ${database}`);
    });
  await drop();
  const [migrated, schema] = [
    await localDatabase(server, server.secrets, databases[0]),
    await localDatabase(server, server.secrets, databases[1]),
  ];
  await deploy(migrated);
  const sql = await sqlBetween(null, currentSchema());
  await withClient(schema.ownerUrl, (client) => client.query(sql));
  const differences = await findDrift(migrated.superuserUrl, schema.superuserUrl);
  await drop();
  return differences;
}

await runCommand(async () => {
  const [command, ...rest] = process.argv.slice(2);
  if (!command || command === '--help') return console.log(USAGE);
  if (!Object.hasOwn(commands, command)) throw new Failure(`There is no command "${command}".\n\n${USAGE}`);
  await commands[command](...rest);
});
