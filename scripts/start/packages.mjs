import { spawnSync } from 'node:child_process';
import { Failure } from '../machine/failure.mjs';
import { readIfThere } from '../machine/files.mjs';
import { inProject, root } from '../machine/paths.mjs';

/**
 * Installs what package-lock.json names, when node_modules does not hold exactly that.
 * @param {(line: string) => void} say
 */
export function installPackages(say) {
  if (isInstalled()) return;
  say('installing packages with npm ci (the first time, and when package-lock.json changed)');
  const npm = process.env.npm_execpath;
  // Only errors: what npm thinks of other packages' peer dependencies is nothing the reader can act on.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    : spawnSync('npm', args, {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
        shell: process.platform === 'win32',
      });
  if (status !== 0)
    throw new Failure('npm ci failed: see above. Check the connection to the registry and run the command again.');
}

/** npm keeps a lock file of what it installed: same packages, same versions, and builds for this very system. */
function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json');
  const wanted = packagesOf('package-lock.json');
  if (!installed) return false;
  const same = (path, entry) =>
    wanted[path]?.version === entry.version && fits(entry.os, process.platform) && fits(entry.cpu, process.arch);
  return (
    Object.entries(installed).every(([path, entry]) => same(path, entry)) &&
    Object.entries(wanted).every(
      ([path, entry]) => path === '' || entry.optional || entry.devOptional || installed[path],
    )
  );
}

const fits = (list, ours) => !list || list.includes(ours);
const packagesOf = (file) => JSON.parse(readIfThere(inProject(...file.split('/'))) ?? '{}').packages;
