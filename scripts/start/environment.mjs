import { inProject, dataFolder } from '../machine/paths.mjs';
import { Failure } from '../machine/failure.mjs';
import { localSecrets } from '../machine/secrets.mjs';

/**
 * What Next and Prisma need to know, and the secrets this clone keeps. Variables that are set win.
 * @param {Record<string, string | undefined>} given
 */
export function commonEnvironment(given) {
  const secrets = localSecrets(dataFolder);
  return {
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PARLEY_DIST_DIR: given.PARLEY_DIST_DIR || '.next',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: given.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || secrets.actionsKey,
  };
}

/**
 * The local installation on the embedded database, with the sample and its sign-in buttons: on loopback only.
 * @param {Record<string, string | undefined>} given
 * @param {{ url: string, ownerUrl: string }} database
 * @param {number} port
 */
export function embeddedEnvironment(given, database, port) {
  return {
    PARLEY_EMBEDDED: '1',
    PARLEY_SAMPLE: given.PARLEY_SAMPLE || '1',
    PARLEY_SECRET: given.PARLEY_SECRET || localSecrets(dataFolder).secret,
    PARLEY_FILES_DIR: given.PARLEY_FILES_DIR || inProject('.data', 'files'),
    PARLEY_BASE_URL: given.PARLEY_BASE_URL || `http://localhost:${port}`,
    ...addresses(database, '127.0.0.1', port),
  };
}

/** An installation in earnest: everything comes from the environment, which `checkServerEnvironment` has passed. */
export function serverEnvironment(given, database, port) {
  return {
    PARLEY_BASE_URL: given.PARLEY_BASE_URL || `http://localhost:${port}`,
    ...addresses(database, given.HOST || '127.0.0.1', port),
  };
}

const addresses = (database, host, port) => ({
  DATABASE_URL: database.url,
  DATABASE_OWNER_URL: database.ownerUrl,
  HOST: host,
  PORT: String(port),
});

const EXPECTED = {
  PARLEY_SECRET: [(value) => value.length >= 32, 'a random text of at least 32 characters'],
  SMTP_URL: [
    (value) => /^smtps?:\/\/./.test(value),
    'a mail server such as smtps://user:password@mail.example.org:465 (without mail nobody can sign in)',
  ],
};

/**
 * Refuses to start an installation in earnest whose environment cannot work. Never prints a value: it may be secret.
 * @throws {Failure} with one line for each variable: its name and what is expected
 */
export function checkServerEnvironment(given) {
  const wrong = Object.entries(EXPECTED)
    .filter(([variable, [isUsable]]) => !isUsable(given[variable] ?? ''))
    .map(([variable, [, expected]]) => `${variable} must be set to ${expected}.`);
  if (given.PARLEY_SAMPLE === '1' || given.PARLEY_EMBEDDED === '1') {
    wrong.push(
      'PARLEY_SAMPLE and PARLEY_EMBEDDED must not be set together with DATABASE_URL: sign-in buttons exist only with the embedded database. For the sample without them set PARLEY_SAMPLE_DATA=1.',
    );
  }
  if (wrong.length > 0) throw new Failure(`With DATABASE_URL set, Parley cannot start:\n${wrong.join('\n')}`);
}
