import { spawnNode } from '../machine/children.mjs';
import { Failure } from '../machine/failure.mjs';
import { freePort } from '../machine/ports.mjs';
import { ended, within } from '../machine/processes.mjs';

const FIRST_PORT = 3000;

/** A page makes much that is thrown away with it: with room for that it is not carried from one corner of the memory to another. */
export const serverFlags = ['--max-semi-space-size=32'];

/**
 * The port to serve on: PORT if it is set, else the first free one from 3000.
 * @throws {Failure} when PORT is set and taken, or is no port
 */
export async function choosePort(given, host) {
  if (given) {
    const port = Number(given);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new Failure('PORT must be set to a port between 1 and 65535.');
    if (await isTaken(port, host))
      throw new Failure(`Port ${port} is taken by another program: set PORT to a free one, or unset it.`);
    return port;
  }
  for (let port = FIRST_PORT; port < FIRST_PORT + 100; port += 1) if (!(await isTaken(port, host))) return port;
  throw new Failure(`Ports ${FIRST_PORT} to ${FIRST_PORT + 99} are all taken: set PORT to a free one.`);
}

/** Taken also when somebody listens on the other loopback address: "localhost" may mean either. */
async function isTaken(port, host) {
  const hosts = host === '127.0.0.1' ? [host, '::1'] : [host];
  for (const each of hosts) {
    const free = await freePort(port, each).catch((error) => {
      const isNotHere = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ENOTFOUND'].includes(error.code);
      if (isNotHere && each !== host) return port; // a machine without IPv6
      if (isNotHere)
        throw new Failure(`HOST must be an address of this machine (${error.code}), or unset for loopback.`);
      throw error.code === 'EACCES'
        ? new Failure(`Port ${port} may not be used by this user: set PORT to one above 1023.`)
        : error;
    });
    if (free === null) return true;
  }
  return false;
}

/**
 * Starts the built application.
 * @param {Record<string, string>} environment the application's, with HOST and PORT
 * @returns {{ pid: number | undefined, ended: Promise<number | string>, answers: () => Promise<boolean>, stop: () => Promise<void>, kill: () => Promise<void> }}
 *   `stop` lets requests finish; `kill` ends it as a crash would
 */
export function startWebServer(environment) {
  const { HOST, PORT } = environment;
  const args = [...serverFlags, 'node_modules/next/dist/bin/next', 'start', '-H', HOST, '-p', PORT];
  // Detached: Ctrl-C in the terminal must reach us alone, so that requests finish before the database goes.
  const child = spawnNode(args, { ...environment, NODE_ENV: 'production' }, ['ignore', 'pipe', 'inherit'], {
    detached: true,
  });
  child.stdout.on('data', (chunk) => withoutBanner(chunk));
  const over = ended(child);
  return {
    pid: child.pid,
    ended: over,
    answers: () => answers(HOST, PORT, over),
    async stop() {
      child.kill('SIGTERM');
      if ((await within(10_000, over)) === undefined) child.kill('SIGKILL');
      await over;
    },
    async kill() {
      child.kill('SIGKILL');
      await over;
    },
  };
}

/** Next's own lines on starting say nothing that ours do not. */
function withoutBanner(chunk) {
  const lines = String(chunk)
    .split('\n')
    .filter((line) => !/^\s*(▲|✓|- (Local|Network):)|^$/.test(line));
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

/** Resolves to true once a request is answered, to false when the server ends or does not answer for a minute. */
async function answers(host, port, over) {
  const at = host.includes(':') ? `[${host}]` : host.replace('0.0.0.0', '127.0.0.1');
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    const answered = fetch(`http://${at}:${port}/api/health`, { redirect: 'manual' }).then(
      (response) => response.status < 500,
      () => false,
    );
    if (await Promise.race([answered, over.then(() => null)])) return true;
    if ((await within(50, over)) !== undefined) return false;
  }
  return false;
}
