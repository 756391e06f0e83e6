import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Every file below `folder` (sorted, full paths); none when the folder does not exist. */
export function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/**
 * One hash for the names and contents of many files, so that a step can tell whether its input changed.
 * @param {string[]} files full paths
 * @param {string[]} more further values the step depends on
 */
export function fingerprint(files, ...more) {
  const hash = crypto.createHash('sha256').update(JSON.stringify(more));
  for (const file of files) hash.update(`\0${file}\0`).update(fs.readFileSync(file));
  return hash.digest('hex').slice(0, 32);
}

/** Writes a file whole or not at all, readable by its owner alone. */
export function writePrivately(file, content) {
  const draft = `${file}.${process.pid}`;
  const handle = fs.openSync(draft, 'w', 0o600);
  try {
    fs.writeFileSync(handle, content);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(draft, file);
}

/** The content of a small text file, or null when it is not there. */
export function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
