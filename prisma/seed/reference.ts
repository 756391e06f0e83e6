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

const series = {
  code: 'grcp',
  names: { en: 'Global RCP Meetings', fr: 'Réunions mondiales des PCR', es: 'Reuniones Globales de los PCR' },
};

/** The series of meetings this is made for: without one no meeting can be created. What an operator made of it stays. */
export async function ensureSeries(tx: Tx): Promise<void> {
  await tx.meetingSeries.createMany({ data: [series], skipDuplicates: true });
}

/**
 * Loads the reference data (about 3,000 rows) and answers what was done, table by table. May be run again at any time:
 * what is unchanged is not written. With a client it opens a transaction of its own; inside one it takes part in it.
 */
export async function loadReference(on: Database | Tx): Promise<Differences[]> {
  const data = readReference();
  const load = async (tx: Tx) => {
    await ensureSeries(tx);
    return importReference(tx, data);
  };
  return '$transaction' in on ? on.$transaction(load, { maxWait: 10_000, timeout: 60_000 }) : load(on);
}
