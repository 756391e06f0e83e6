import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { reportDifferences } from '@/lib/directory/exchange/report';
import { importDirectory } from '@/lib/directory/import-directory';

/** Compares reference files with the directory and says, table by table, what differs. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { preview: { type: 'boolean' } }, allowPositionals: true });
  const files = await Promise.all(
    positionals.map(async (file) => ({ name: path.basename(file), text: await read(file) })),
  );
  const differences = await importDirectory(files, { preview: values.preview ?? false });
  for (const line of reportDifferences(differences)) console.log(line);
  if (values.preview) console.log('Nothing was written.');
}

/** The text of a file, or an error that names it and says why it cannot be read. */
async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file}: ${error.code === 'ENOENT' ? 'there is no such file' : `cannot be read (${error.code})`}`);
  });
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
