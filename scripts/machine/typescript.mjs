import { spawn } from 'node:child_process';
import { Failure } from './failure.mjs';
import { inProject, root } from './paths.mjs';
import { ended } from './processes.mjs';

/**
 * Runs a TypeScript file of this project outside Next, in a process of its own. `server-only`, which Next resolves by
 * itself, is given by scripts/tsconfig.json.
 * @param {string} file path from the project's root
 * @param {string[]} args
 * @param {Record<string, string | undefined>} environment added to this process's own
 * @param {'inherit' | 'pipe'} output with `pipe` the output is shown only when the file fails
 * @returns {Promise<string>} what it printed, with `pipe`
 * @throws {Failure} when it ends with anything but 0
 */
export async function runTypeScript(file, args = [], environment = {}, output = 'pipe') {
  const child = spawn(process.execPath, ['--import', 'tsx', inProject(file), ...args], {
    cwd: root,
    env: { ...process.env, ...environment, TSX_TSCONFIG_PATH: inProject('scripts/tsconfig.json') },
    stdio: ['inherit', output, output],
  });
  const printed = { out: '', all: '' };
  child.stdout?.on('data', (chunk) => {
    printed.out += chunk;
    printed.all += chunk;
  });
  child.stderr?.on('data', (chunk) => (printed.all += chunk));
  const code = await ended(child);
  if (code !== 0) throw new Failure(`${file} failed (${code}).\n${printed.all}`.trim());
  return printed.out;
}
