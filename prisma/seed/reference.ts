import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Database, Tx } from '@/lib/core/db';
import type { Differences } from '@/lib/directory/exchange/differences';
import { parseReferenceFile, referenceFileNames, type ReferenceData } from '@/lib/directory/exchange/parse';
import { importReference } from '@/lib/directory/import-reference';

const folder = path.join(process.cwd(), 'prisma/reference');

/** The reference files of the repository, parsed. Throws `ReferenceError` naming file and record. */
export function readReference(): ReferenceData {
  const parts = referenceFileNames.map((name) =>
    parseReferenceFile(`${name}.json`, readFileSync(path.join(folder, `${name}.json`), 'utf8')),
  );
  return Object.assign({}, ...parts) as ReferenceData;
}

/**
 * Loads the reference data (about 3,000 rows) and answers what was done, table by table. May be run again at any time:
 * what is unchanged is not written. With a client it opens a transaction of its own; inside one it takes part in it.
 */
export async function loadReference(on: Database | Tx): Promise<Differences[]> {
  const data = readReference();
  if ('$transaction' in on)
    return on.$transaction((tx) => importReference(tx, data), { maxWait: 10_000, timeout: 60_000 });
  return importReference(on, data);
}
