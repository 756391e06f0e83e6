import { runToEnd } from './children.mjs';
import { inProject } from './paths.mjs';

/**
 * Runs a TypeScript file of this project outside Next, in a process of its own. `server-only`, which Next resolves by
 * itself, is given by scripts/tsconfig.json.
 * @param {string} file path from the project's root
 * @param {string[]} args
 * @param {Record<string, string | undefined>} environment added to this process's own
 * @param {'inherit' | 'pipe'} output as for `runToEnd`
 */
export function runTypeScript(file, args = [], environment = {}, output = 'pipe') {
  const settings = { TSX_TSCONFIG_PATH: inProject('scripts', 'tsconfig.json') };
  return runToEnd(
    file,
    ['--import', 'tsx', inProject(...file.split('/')), ...args],
    { ...environment, ...settings },
    output,
  );
}
