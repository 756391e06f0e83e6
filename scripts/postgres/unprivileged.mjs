import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../machine/failure.mjs';
import { program } from './binaries.mjs';

/** "nobody" on every Linux: the id must be in the password file, and this one is. */
const NOBODY = 65534;
const UNSHARE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

/**
 * How to run PostgreSQL's programs from here. PostgreSQL refuses to run as root, so root runs them as "nobody";
 * where nobody may not enter (a clone below /root), in a user namespace in which root *looks* like nobody.
 *
 * @param {string} native the folder of the programs
 * @param {string} parent the folder that holds the data folder
 * @returns {{ command: (name: string, args: string[]) => [string, string[]], options: object, owner: number | null }}
 *   `owner` is the user id (seen from here) that has to own the data, null when it is simply ours
 */
export function unprivileged(native, parent) {
  const run = (name, args) => [program(native, name), args];
  if (process.getuid?.() !== 0) return { command: run, options: {}, owner: null };

  const canEnter = (target) => spawnSync('test', ['-x', target], { uid: NOBODY, gid: NOBODY, cwd: '/' }).status === 0;
  if (canEnter(program(native, 'postgres')) && canEnter(parent)) {
    return { command: run, options: { uid: NOBODY, gid: NOBODY }, owner: NOBODY };
  }
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
