import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { readIfThere } from './files.mjs';
import { processStart } from './processes.mjs';

/**
 * Says who is using a folder, so that a second process keeps its hands off it. The file names the holder by process
 * id and start time, so a lock left by a killed process (or by a reboot) is recognised and taken over.
 *
 * @typedef {object} RunLock
 * @property {(details: object) => void} note adds what others may want to know, for example the address
 * @property {() => void} release
 *
 * @typedef {{ pid: number, started: string, task: string } & Record<string, unknown>} Holder
 */

/** @returns {Holder | null} the living holder of the lock */
export function lockHolder(file) {
  const holder = parse(readIfThere(file));
  return holder && processStart(holder.pid) === holder.started ? holder : null;
}

/**
 * Takes the lock, or returns null when a living process holds it.
 * @param {string} file
 * @param {string} task what the holder does, in words: `npm start`
 * @returns {RunLock | null}
 */
export function tryLock(file, task) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const mine = { pid: process.pid, started: processStart(process.pid), task };
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    // A link is made whole or not at all, and only where nothing stands: of many at once, one succeeds.
    while (!link(draft, file)) {
      if (lockHolder(file)) return null;
      removeStale(file);
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
  return {
    note(details) {
      Object.assign(mine, details);
      fs.writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
      fs.renameSync(draft, file);
    },
    release() {
      const holder = parse(readIfThere(file));
      if (holder?.pid === mine.pid && holder.started === mine.started) fs.rmSync(file, { force: true });
    },
  };
}

/** As `tryLock`, but a lock that is held is a failure that says by whom. */
export function takeLock(file, task) {
  const lock = tryLock(file, task);
  if (lock) return lock;
  const holder = lockHolder(file);
  const where = holder?.address ? `, at ${holder.address}` : '';
  throw new Failure(
    holder
      ? `Parley is already in use in this folder by "${holder.task}" (process ${holder.pid}${where}). Nothing was changed.`
      : 'Parley was in use in this folder a moment ago: try again.',
  );
}

function link(from, to) {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a stale lock aside. If somebody took over in between, what was moved is theirs and goes back. */
function removeStale(file) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (lockHolder(aside)) link(aside, file);
  fs.rmSync(aside, { force: true });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a lock that cannot be read is nobody's
  }
}
