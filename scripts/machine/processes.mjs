import fs from 'node:fs';
import { spawnSync } from 'node:child_process';

/**
 * When a process began, as an opaque text, or null when no such process lives.
 * Together with the process id it names one process for good: ids are used again, start times are not.
 * A zombie counts as dead: it holds nothing and will never answer.
 * @param {number} pid
 */
export function processStart(pid) {
  if (process.platform === 'linux') return startFromProc(pid);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return null;
  }
  if (process.platform === 'win32') return 'alive';
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [, state, start] = /^(\S+)\s+(\S.*)$/.exec(stdout.trim()) ?? [];
  return !state || state.startsWith('Z') ? null : start;
}

function startFromProc(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command in brackets may itself hold spaces and brackets: fields are counted after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : fields[19];
  } catch {
    return null;
  }
}

/** Is this process alive (and not a zombie)? */
export const isAlive = (pid) => processStart(pid) !== null;

/** Resolves after `ms` milliseconds. */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Resolves to the exit code (or the signal's name) once the child has ended, at once if it has.
 * @param {import('node:child_process').ChildProcess} child
 */
export function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? child.signalCode);
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
}

/** The value of `promise`, or `otherwise` when it takes longer than `ms`. */
export async function within(ms, promise, otherwise) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
