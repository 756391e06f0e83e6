// npm run parley -- <command>: what an operator does from a terminal.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, runCommand } from './machine/failure.mjs';
import { root } from './machine/paths.mjs';
import { runTypeScript } from './machine/typescript.mjs';
import { withDatabaseOfThisClone } from './postgres/database-of-this-clone.mjs';
import {
  checkServerEnvironment,
  commonEnvironment,
  embeddedEnvironment,
  serverEnvironment,
} from './start/environment.mjs';

/**
 * Each command: what it takes, what it does, which options it knows, how many arguments it needs at `least` and takes at
 * `most` (as many, where that is not said), and its work.
 * Where it `needsDatabase` (all do that do not say otherwise), the database is started for it.
 * `work` gets the database, the environment of the application, the arguments and the options.
 */
const commands = {
  migrate: {
    usage: 'migrate',
    does: 'bring the database to this version: migrations, job queue, rights of the application',
    least: 0,
    async work({ database }) {
      const { deploy } = await import('./schema/deploy.mjs');
      const { applied } = await deploy(database);
      console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
    },
  },
  seed: {
    usage: 'seed [--sample] [--meetings N --delegates N --answers N]',
    does: 'load the reference data, with --sample the sample, with --meetings further illustrative ones of that size; what is there stays',
    options: {
      sample: { type: 'boolean' },
      meetings: { type: 'string' },
      delegates: { type: 'string' },
      answers: { type: 'string' },
    },
    least: 0,
    work: ({ environment, options: { sample, ...volume } }) => {
      for (const [name, value] of Object.entries(volume))
        if (!/^[1-9]\d{0,6}$/.test(value)) throw new Failure(`--${name} must be a whole number above 0.`);
      const sizes = Object.entries(volume).flatMap(([name, value]) =>
        typeof value === 'string' ? [`--${name}`, value] : [],
      );
      return runTypeScript('prisma/seed/main.ts', [...(sample ? ['--sample'] : []), ...sizes], environment, 'inherit');
    },
  },
  backup: {
    usage: 'backup FOLDER [--tools FOLDER]',
    does: 'write the database and the files into a new folder; needs pg_dump of the version of the server or newer (--tools: where it lies)',
    options: { tools: { type: 'string' } },
    least: 1,
    async work({ database, environment, args: [folder], options }) {
      const { backUp } = await import('./operator/backup.mjs');
      const { files, bytes } = await backUp(backupOf(database, environment, folder, options));
      console.log(
        `Backed up: a database of ${(bytes / 1e6).toFixed(1)} MB, compressed, and ${files} files, in ${folder}.`,
      );
      console.log(
        'Keep the secrets (PARLEY_SECRET, PARLEY_DATA_KEY; of an embedded database .data/secrets.json) apart from it: without them what is sealed stays sealed.',
      );
    },
  },
  restore: {
    usage: 'restore FOLDER [--tools FOLDER]',
    does: 'bring a backup into an empty database and an empty folder of files; needs pg_restore of the version that wrote it or newer',
    options: { tools: { type: 'string' } },
    least: 1,
    async work({ database, environment, args: [folder], options }) {
      const { restore } = await import('./operator/backup.mjs');
      const { deploy } = await import('./schema/deploy.mjs');
      const { files, madeAt } = await restore(backupOf(database, environment, folder, options));
      await deploy(database);
      console.log(
        `Restored the backup of ${madeAt}, with ${files} files. Who was erased since then must be erased again.`,
      );
    },
  },
  'create-admin': {
    usage: 'create-admin EMAIL "GIVEN NAME" SURNAME',
    does: 'make an administrator, or make one of an account that exists',
    least: 3,
    work: ({ environment, args }) => runOperator('create-admin', args, environment),
  },
  'first-run-token': {
    usage: 'first-run-token',
    does: 'print a new token for the first-run page, as long as there is no administrator; earlier ones stop working',
    least: 0,
    work: ({ environment }) => runOperator('first-run-token', [], environment),
  },
  'publish-survey': {
    usage: 'publish-survey MEETING FILE',
    does: 'publish a version of the questionnaire of a meeting (its address) from a JSON file: code, title, intro, definition',
    least: 2,
    work: ({ environment, args: [meeting, file] }) =>
      runOperator('publish-survey', [meeting, path.resolve(calledFrom, file)], environment),
  },
  'verify-audit': {
    usage: 'verify-audit',
    does: 'check the seals of the audit record and say what does not hold',
    least: 0,
    work: ({ environment }) => runOperator('verify-audit', [], environment),
  },
  verify: {
    usage: 'verify BUNDLE [PAPER…]',
    does: 'check a bundle of the Highlights (ZIP), or of a plenary (JSON) and the minutes given with it (PDF): an edited byte is found; no database is needed',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    needsDatabase: false,
    work: ({ args }) =>
      runOperator(
        'verify',
        args.map((file) => path.resolve(calledFrom, file)),
        {},
      ),
  },
  retention: {
    usage: 'retention [--dry-run]',
    does: 'delete personal data that has served its time, as the daily job does (--dry-run: only count it)',
    options: { 'dry-run': { type: 'boolean' } },
    least: 0,
    work: ({ environment, options }) => runOperator('retention', options['dry-run'] ? ['--dry-run'] : [], environment),
  },
  'import-directory': {
    usage: 'import-directory [--preview] FILE…',
    does: 'compare files of the reference format with the directory and take over what differs (--preview: only say what)',
    options: { preview: { type: 'boolean' } },
    least: 1,
    most: Number.POSITIVE_INFINITY,
    work: ({ environment, args, options }) =>
      runOperator(
        'import-directory',
        [...(options.preview ? ['--preview'] : []), ...args.map((file) => path.resolve(calledFrom, file))],
        environment,
      ),
  },
  'import-xlsform': {
    usage: 'import-xlsform FILE [--json]',
    does: 'read an XLSForm (XLSX) and say what would be taken over and what not; nothing is saved and no database is needed (--json: as one object)',
    options: { json: { type: 'boolean' } },
    least: 1,
    needsDatabase: false,
    work: ({ args: [file], options }) =>
      runOperator('import-xlsform', [...(options.json ? ['--json'] : []), path.resolve(calledFrom, file)], {}),
  },
};

/** Where the command was typed: npm itself moves to the project's folder. */
const calledFrom = process.env.INIT_CWD ?? process.cwd();
const runOperator = (name, args, environment) =>
  runTypeScript(`scripts/operator/${name}.ts`, args, environment, 'inherit');

/** What a backup is made of or restored into; folders as seen from where the command was typed. */
const backupOf = ({ ownerUrl }, { PARLEY_FILES_DIR }, folder, { tools }) => ({
  ownerUrl,
  filesFolder: path.resolve(root, PARLEY_FILES_DIR || process.env.PARLEY_FILES_DIR || '.data/files'),
  folder: path.resolve(calledFrom, folder),
  tools: tools && path.resolve(calledFrom, tools),
});

function usage() {
  const width = Math.max(...Object.values(commands).map((command) => command.usage.length));
  const lines = Object.values(commands).map((command) => `  ${command.usage.padEnd(width)}  ${command.does}`);
  return `Usage: npm run parley -- <command>\n\n${lines.join('\n')}\n\nThe database is the one DATABASE_URL names, or else this clone's own.`;
}

await runCommand(async () => {
  const [name, ...rest] = process.argv.slice(2);
  if (!name || name === '--help') return console.log(usage());
  if (!Object.hasOwn(commands, name)) throw new Failure(`There is no command "${name}". See: npm run parley -- --help`);
  const command = commands[name];
  const { values, positionals } = parse(command, rest);
  if (values.help) return console.log(`Usage: npm run parley -- ${command.usage}\n\n${command.does}`);
  const { least, most = least } = command;
  if (positionals.length < least || positionals.length > most)
    throw new Failure(`Usage: npm run parley -- ${command.usage}`);

  if (command.needsDatabase === false) return command.work({ args: positionals, options: values });
  if (process.env.DATABASE_URL && name !== 'migrate') checkServerEnvironment(process.env);
  await withDatabaseOfThisClone(`parley ${name}`, (database) =>
    command.work({ database, environment: environmentFor(database), args: positionals, options: values }),
  );
});

function parse(command, args) {
  try {
    return parseArgs({ args, options: { ...command.options, help: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    throw new Failure(`${error.message}\nUsage: npm run parley -- ${command.usage}`);
  }
}

function environmentFor(database) {
  const port = process.env.PORT ?? '3000';
  const own = process.env.DATABASE_URL ? serverEnvironment : embeddedEnvironment;
  return { ...commonEnvironment(process.env), ...own(process.env, database, port) };
}
