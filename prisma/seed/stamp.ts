import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What the loaded reference data depends on: the files themselves and how they become rows. */
const folders = ['prisma/reference', 'lib/directory'];
const loader = 'prisma/seed/reference.ts';

/** Changes whenever loading the reference data again would write something. */
export function referenceStamp(root = process.cwd()): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const entries = readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true });
    const files = entries
      .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
      .map((entry) => path.join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(path.relative(root, file)).update('\0').update(readFileSync(file));
  }
  hash.update(readFileSync(path.join(root, loader)));
  return hash.digest('hex');
}
