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

/**
 * What each variable must look like where it is set. lib/core/env.ts is the law, but cannot be read before anything is
 * installed and built; environment.test.ts holds the two together.
 */
const EXPECTED = {
  DATABASE_POOL: [(value) => isWholeNumber(value, 1, 100), 'a number of connections between 1 and 100'],
  PARLEY_READY_MB: [(value) => isWholeNumber(value, 0, 1024), 'a number of megabytes between 0 and 1024'],
  PORT: [(value) => isWholeNumber(value, 1, 65_535), 'a port between 1 and 65535'],
  PARLEY_BASE_URL: [
    (value) => URL.canParse(value) && /^https?:\/\/./.test(value),
    'the public address, such as https://parley.example.org',
  ],
  PARLEY_SECRET: [(value) => value.length >= 32, 'a random text of at least 32 characters'],
  PARLEY_EMBEDDED: [isSwitch, '0 or 1'],
  PARLEY_SAMPLE: [isSwitch, '0 or 1'],
  PARLEY_SAMPLE_DATA: [isSwitch, '0 or 1'],
  SMTP_URL: [
    (value) => /^smtps?:\/\/./.test(value),
    'a mail server such as smtps://user:password@mail.example.org:465 (without mail nobody can sign in)',
  ],
  MAIL_FROM: [(value) => value.length >= 3, 'a sender such as Parley <no-reply@example.org>'],
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: [
    (value) => Buffer.from(value, 'base64').length === 32,
    '32 random bytes in base64, such as openssl rand -base64 32 prints',
  ],
};

const REQUIRED_IN_EARNEST = ['PARLEY_SECRET', 'SMTP_URL'];

function isSwitch(value) {
  return value === '0' || value === '1';
}

function isWholeNumber(value, least, most) {
  return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
}

/** An empty variable counts as one that is not set: that is how shells and container files write it. */
const wrongValues = (given, required = []) =>
  Object.entries(EXPECTED)
    .filter(([variable, [isUsable]]) => (given[variable] ? !isUsable(given[variable]) : required.includes(variable)))
    .map(([variable, [, expected]]) => `${variable} must be set to ${expected}.`);

/**
 * Refuses to start the local installation with a variable that cannot be what was meant. Never prints a value.
 * @throws {Failure} with one line for each variable: its name and what is expected
 */
export function checkEmbeddedEnvironment(given) {
  const wrong = wrongValues(given);
  const isSample = (given.PARLEY_SAMPLE || '1') === '1';
  if (wrong.length === 0 && isSample && given.PARLEY_BASE_URL && !isLoopback(new URL(given.PARLEY_BASE_URL).hostname))
    wrong.push(
      'PARLEY_BASE_URL must be unset or a loopback address: the sample has sign-in buttons and must not be reachable from elsewhere.',
    );
  if (wrong.length > 0) throw new Failure(`Parley cannot start:\n${wrong.join('\n')}`);
}

const isLoopback = (host) => ['127.0.0.1', 'localhost', '[::1]'].includes(host);

/**
 * Refuses to start an installation in earnest whose environment cannot work. Never prints a value: it may be secret.
 * @throws {Failure} with one line for each variable: its name and what is expected
 */
export function checkServerEnvironment(given) {
  const wrong = wrongValues(given, REQUIRED_IN_EARNEST);
  if (given.PARLEY_SAMPLE === '1' || given.PARLEY_EMBEDDED === '1') {
    wrong.push(
      'PARLEY_SAMPLE and PARLEY_EMBEDDED must not be set together with DATABASE_URL: sign-in buttons exist only with the embedded database. For the sample without them set PARLEY_SAMPLE_DATA=1.',
    );
  }
  if (wrong.length > 0) throw new Failure(`With DATABASE_URL set, Parley cannot start:\n${wrong.join('\n')}`);
}
