import { spawn } from 'node:child_process';
import { Failure } from './failure.mjs';
import { inProject, root } from './paths.mjs';
import { ended } from './processes.mjs';

/**
 * Starts a Node program that does not outlive this process, even if this process is killed outright.
 * @param {string[]} args for node
 * @param {Record<string, string | undefined>} environment added to this process's own
 * @param {import('node:child_process').StdioOptions} stdio of input, output and errors
 */
export function spawnNode(args, environment, stdio, options = {}) {
  return spawn(process.execPath, ['--import', inProject('scripts/machine/end-with-parent.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, ...environment, PARLEY_PARENT: String(process.pid) },
    stdio: [...stdio, 'ipc'],
    ...options,
  });
}

/**
 * Runs a Node program to its end. It ends with this process.
 * @param {string} what in words, for the message of failure
 * @param {string[]} args for node
 * @param {Record<string, string | undefined>} environment added to this process's own
 * @param {'inherit' | 'pipe'} output with `pipe` the output is kept, and shown only when the program fails
 * @returns {Promise<string>} what it printed to standard output, with `pipe`
 * @throws {Failure} when it ends with anything but 0
 */
export async function runToEnd(what, args, environment = {}, output = 'pipe') {
  const child = spawnNode(args, environment, ['ignore', output, output]);
  const printed = { out: '', all: '' };
  child.stdout?.on('data', (chunk) => {
    printed.out += chunk;
    printed.all += chunk;
  });
  child.stderr?.on('data', (chunk) => (printed.all += chunk));
  const code = await ended(child);
  // What was printed already has said why.
  if (code !== 0) throw new Failure(output === 'inherit' ? '' : `${what} failed (${code}).\n${printed.all}`.trim());
  return printed.out;
}
