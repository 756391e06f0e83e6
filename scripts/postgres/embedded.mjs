import crypto from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from '../machine/failure.mjs';
import { readIfThere } from '../machine/files.mjs';
import { inProject } from '../machine/paths.mjs';
import { freePort } from '../machine/ports.mjs';
import { ended, isAlive, pause, within } from '../machine/processes.mjs';
import { nativeFolder } from './binaries.mjs';
import { handOver, unprivileged } from './unprivileged.mjs';

/** PostgreSQL's own administrator inside an embedded server. */
export const SUPERUSER = 'postgres';
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** The system's name for UTF-8 character classes. Not "C": with it pg_trgm finds no trigrams in Arabic, Russian or Chinese. */
const CHARACTER_CLASSES = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' };

/**
 * Starts the PostgreSQL that came with npm on a data folder of its own, which is made when it is not there.
 * The caller holds the lock of that folder: a server found running in it was left over by a crash and is stopped first.
 *
 * @param {object} wanted
 * @param {string} wanted.folder the data folder; a log of the same name lies beside it
 * @param {string} wanted.password the superuser's
 * @param {number} [wanted.port] default: any free one
 * @param {Record<string, string>} [wanted.settings] further server settings
 * @returns {Promise<EmbeddedServer>}
 *
 * @typedef {object} EmbeddedServer
 * @property {number} port
 * @property {(database: string) => string} url the superuser's connection string
 * @property {Promise<number | string>} ended resolves when the server has ended, for whatever reason
 * @property {() => Promise<void>} stop ends it in good order
 */
export async function startEmbedded({ folder, password, port, settings = {} }) {
  const native = nativeFolder();
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const runner = unprivileged(native, folder);

  await stopLeftover(folder);
  if (!fs.existsSync(path.join(folder, 'PG_VERSION'))) createCluster(folder, password, runner);
  handOver(folder, runner.owner);

  const url = (chosen) => (database) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${chosen}/${database}`;
  const deadline = Date.now() + 30_000;
  for (;;) {
    const chosen = port ?? (await freePort());
    const attempt = launch(folder, chosen, { ...SETTINGS, ...settings }, runner);
    if (await answers(attempt, url(chosen)('postgres'), deadline)) {
      return { port: chosen, url: url(chosen), ended: attempt.ended, stop: attempt.stop };
    }
    // A server killed outright leaves its workers a moment longer, and they hold the folder: try again shortly.
    await attempt.stop();
    if (Date.now() > deadline) throw new Failure(`PostgreSQL did not start. The end of its log:\n${endOfLog(folder)}`);
    await pause(250);
  }
}

const logOf = (folder) => `${folder}.log`;
const endOfLog = (folder) => (readIfThere(logOf(folder)) ?? '').slice(-800);

/** initdb in a draft folder that is renamed at the end: a first run that is killed leaves nothing half made. */
function createCluster(folder, password, { command, options, owner }) {
  const draft = `${folder}.draft`;
  const passwordFile = path.join(path.dirname(folder), `.password-${crypto.randomUUID()}`);
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    if (owner !== null) for (const target of [draft, passwordFile]) fs.chownSync(target, owner, owner);
    const [program, args] = command('initdb', [
      `--pgdata=${draft}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${CHARACTER_CLASSES[process.platform] ?? 'C'}`,
      '--no-instructions',
    ]);
    const made = spawnSync(program, args, { ...options, cwd: '/', encoding: 'utf8', env: plainEnvironment() });
    if (made.status !== 0)
      throw new Failure(`The database could not be created:\n${made.stderr}${made.stdout}${made.error ?? ''}`);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(draft, folder);
}

/** Without the caller's locale, whose files may be missing on this machine. */
function plainEnvironment() {
  const { LANG, LANGUAGE, LC_ALL, LC_CTYPE, ...rest } = process.env;
  return { ...rest, LC_ALL: 'C' };
}

/** Stops a server that a killed run left in this folder, and waits until it has written everything down. */
async function stopLeftover(folder) {
  const pid = Number(readIfThere(path.join(folder, 'postmaster.pid'))?.split('\n')[0]);
  if (!pid || !isPostgres(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid); waited += 50) {
    if (waited > 15_000)
      throw new Failure(`An earlier PostgreSQL (process ${pid}) does not stop: end it and start again.`);
    await pause(50);
  }
}

/** After a reboot the number in an old pid file may belong to anything: only a PostgreSQL is ever told to stop. */
function isPostgres(pid) {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') return (readIfThere(`/proc/${pid}/comm`) ?? '').startsWith('postgres');
  if (process.platform === 'win32') return true;
  return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes('postgres');
}

function launch(folder, port, settings, { command, options }) {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program, args] = command('postgres', ['-D', folder, '-p', String(port), ...flags]);
  const log = fs.openSync(logOf(folder), 'w');
  // Detached: Ctrl-C in the terminal must reach us alone, or the database would go before the application.
  const guard = spawn(
    process.execPath,
    [
      inProject('scripts/postgres/guard.mjs'),
      JSON.stringify({ command: program, args, options: { ...options, cwd: '/' } }),
    ],
    { detached: true, stdio: ['pipe', log, log], env: plainEnvironment(), windowsHide: true },
  );
  fs.closeSync(log);
  guard.stdin.on('error', () => {}); // the pipe of a guard that was killed
  const stopped = ended(guard);
  const stop = async () => {
    guard.stdin.end();
    await stopped;
    await stopLeftover(folder); // when the guard itself was killed
  };
  return { ended: stopped, stop };
}

async function answers(attempt, url, deadline) {
  const { Client } = createRequire(inProject('package.json'))('pg');
  let isOver = false;
  void attempt.ended.then(() => (isOver = true));
  while (!isOver && Date.now() < deadline) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await within(20, attempt.ended);
    }
  }
  return false;
}
