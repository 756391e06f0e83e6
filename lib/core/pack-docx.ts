import 'server-only';
import { Packer, type Document } from 'docx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { zipFiles } from './zip';

const properties = 'docProps/core.xml';
/** When and by whom the library made the file: the paper itself says since when it stands, and from whom. */
const ofTheMoment =
  /<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>|<cp:lastModifiedBy>[^<]*<\/cp:lastModifiedBy>/g;

/** The bytes of a text document: the same for the same content, whenever and wherever they are made. */
export async function packDocx(document: Document): Promise<Uint8Array> {
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document)));
  const core = parts[properties];
  if (!core) throw new Error(`The document has no ${properties}.`);
  parts[properties] = strToU8(strFromU8(core).replace(ofTheMoment, ''));
  return zipFiles(Object.entries(parts).map(([name, bytes]) => ({ name, bytes })));
}
