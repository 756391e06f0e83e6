import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { inProject } from '@/scripts/machine/paths.mjs';

/** Published schemas lie beside the project, since they are not its own; null where they are not there. */
export function findSchemas(): string | null {
  const folder = path.resolve(process.env.PARLEY_SCHEMAS ?? inProject('..', 'shared', 'schemas'));
  return existsSync(folder) ? folder : null;
}

/** What a validator of its own (libxml2) finds wrong with a file; none = it is valid. `schema` is a path in the folder of schemas. */
export async function problemsOf(xml: string, folder: string, schema: string): Promise<string[]> {
  const read = (file: string) => ({
    fileName: path.basename(file),
    contents: readFileSync(path.join(folder, file), 'utf8'),
  });
  const beside = path.join(path.dirname(schema), 'xml.xsd');
  const { errors } = await validateXML({
    xml: { fileName: 'file.xml', contents: xml },
    schema: read(schema),
    preload: [read(beside)],
    initialMemoryPages: 512,
    maxMemoryPages: 4096,
  });
  return errors.map(({ message }) => message);
}
