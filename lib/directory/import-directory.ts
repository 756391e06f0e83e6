import { writeAudits } from '@/lib/core/audit';
import { db } from '@/lib/core/db';
import type { Differences } from './exchange/differences';
import { parseReferenceFile, ReferenceError, type ReferenceData } from './exchange/parse';
import { importReference } from './import-reference';

/** A file handed to the operator's command: its name without folder, and its content. */
export type ImportFile = { name: string; text: string };

/**
 * The operator's command `import-directory FILE…`: reads reference files, compares them with the directory and, unless
 * `preview` is set, writes the differences in one transaction with an audit row of the system.
 * Throws `ReferenceError` (one line per fault) before anything is written.
 */
export async function importDirectory(
  files: readonly ImportFile[],
  { preview }: { preview: boolean },
): Promise<Differences[]> {
  const data = readAll(files);
  return db().$transaction(
    async (tx) => {
      const differences = await importReference(tx, data, preview);
      const isChanged = differences.some(
        ({ added, changed, removed }) => added.length + changed.length + removed.length > 0,
      );
      if (isChanged && !preview) {
        const details = { files: files.map(({ name }) => name), tables: differences.map(countsOf) };
        const frame = { accountId: null, role: 'SYSTEM', action: 'directory.import', meetingId: null };
        await writeAudits(tx, frame, [{ subject: { type: 'Directory', id: 'directory' }, details }]);
      }
      return differences;
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

function readAll(files: readonly ImportFile[]): ReferenceData {
  const faults: string[] = [];
  let data: ReferenceData = {};
  for (const { name, text } of files) {
    try {
      const part = parseReferenceFile(name, text);
      const twice = Object.keys(part).filter((kind) => kind in data);
      if (twice.length > 0) faults.push(`${name}: a file of ${twice.join(', ')} was already given`);
      data = { ...data, ...part };
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new ReferenceError(faults);
  return data;
}

function countsOf({ table, added, changed, removed, unchanged }: Differences) {
  return { table, added: added.length, changed: changed.length, removed: removed.length, unchanged };
}
