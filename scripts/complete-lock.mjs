// node scripts/complete-lock.mjs: names every system's native builds in package-lock.json. npm leaves out those it did
// not find when the lock was written; `npm ci` then refuses the lock, or another system lacks its build.
import fs from 'node:fs';
import { inProject } from './machine/paths.mjs';

const SYSTEMS = { macos: 'darwin', windows: 'win32', win: 'win32' };
for (const name of [
  'darwin',
  'win32',
  'linux',
  'android',
  'freebsd',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
  'openharmony',
])
  SYSTEMS[name] = name;
const PROCESSORS = { armv7: 'arm' };
for (const name of ['x64', 'arm64', 'ia32', 'arm', 'riscv64', 'ppc64', 's390x', 'loong64', 'mips64el', 'wasm32'])
  PROCESSORS[name] = name;

const file = inProject('package-lock.json');
const lock = JSON.parse(fs.readFileSync(file, 'utf8'));
const added = [];

for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isNamed(place, name)) continue;
    const words = name.split(/[-/@]/);
    const os = words.flatMap((word) => SYSTEMS[word] ?? []);
    const cpu = words.flatMap((word) => PROCESSORS[word] ?? []);
    if (!/^\d+\.\d+\.\d+/.test(version) || os.length + cpu.length === 0) continue; // a choice of versions, or no native build
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(cpu.length > 0 && { cpu }),
      optional: true,
      ...(os.length > 0 && { os }),
    };
    added.push(`${name} ${version}`);
  }
}

if (added.length > 0) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
for (const line of added) console.log(`added ${line}`);
console.log(added.length === 0 ? 'The lock file is complete.' : `${added.length} builds added.`);

/** Is the package named where `place` would find it: in its own node_modules, or in that of a folder above? */
function isNamed(place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}
