import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../machine/failure.mjs';
import { program } from './binaries.mjs';

/** "nobody" on every Linux: the id must be in the password file, and this one is. */
const NOBODY = 65534;
const UNSHARE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

/**
 * As whom PostgreSQL runs: as the caller (null), and for root, as which it refuses to, as the one whose data it opens. Data of an
 * ordinary user stay theirs when root runs a command in their clone: handed to "nobody", they could not start again themselves.
 *
 * @param {{ uid: number, gid: number } | null} data who has the data folder, null when it is not there yet
 * @param {number | undefined} caller the caller's user id, undefined where the system has none
 * @returns {{ uid: number, gid: number } | null}
 */
export function userOfServer(data, caller) {
  if (caller === undefined) return null;
  if (caller === 0) return data && data.uid !== 0 ? data : { uid: NOBODY, gid: NOBODY };
  if (data && data.uid !== caller)
    throw new Failure(
      `The database in this folder belongs to another user (id ${data.uid}): run as that user, or give the folder .data back to yours.`,
    );
  return null;
}

/**
 * How to run PostgreSQL's programs from here. PostgreSQL refuses to run as root, so root runs them as another user;
 * where that one may not enter (a clone below /root), in a user namespace in which root *looks* like nobody.
 *
 * @param {string} native the folder of the programs
 * @param {string} folder the data folder, there already or not
 * @returns {{ command: (name: string, args: string[]) => [string, string[]], options: object, owner: number | null }}
 *   `owner` is the user id (seen from here) that has to own the data, null when it is simply ours
 */
export function unprivileged(native, folder) {
  const run = (name, args) => [program(native, name), args];
  const user = userOfServer(fs.statSync(folder, { throwIfNoEntry: false }) ?? null, process.getuid?.());
  if (user === null) return { command: run, options: {}, owner: null };

  const { uid, gid } = user;
  const canEnter = (target) => spawnSync('test', ['-x', target], { uid, gid, cwd: '/' }).status === 0;
  if (canEnter(program(native, 'postgres')) && canEnter(path.dirname(folder)))
    return { command: run, options: { uid, gid }, owner: uid };
  if (spawnSync(UNSHARE[0], [...UNSHARE.slice(1), 'true']).status === 0) {
    const wrapped = (name, args) => [UNSHARE[0], [...UNSHARE.slice(1), '--', ...run(name, args).flat()]];
    return { command: wrapped, options: {}, owner: 0 };
  }
  throw new Failure(
    'PostgreSQL refuses to run as root, and no other user may enter this folder: run as an ordinary user, move the clone to a folder others may enter, or set DATABASE_URL.',
  );
}

/** Gives the data to the user PostgreSQL runs as, when it is not theirs yet (the clone may have been moved). */
export function handOver(folder, owner) {
  if (owner === null || fs.statSync(folder).uid === owner) return;
  for (const name of fs.readdirSync(folder, { recursive: true })) fs.lchownSync(path.join(folder, name), owner, owner);
  fs.lchownSync(folder, owner, owner);
}
