import 'server-only';
import { strToU8 } from 'fflate';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { madeOnce } from '@/lib/core/made-file';
import { zipFiles } from '@/lib/core/zip';
import { manifestName, sealManifest, type Manifest, type PublicationText } from '../model/bundle';
import { fileFormats, fileName, makeFile, type Sealed } from './files';

/**
 * A publication with everything that proves it: its files in every language, the sealed text of itself and of each before it,
 * and a manifest with the hash of all of them. The same bytes whenever it is made.
 */
export async function makeBundle(sealed: Sealed, publications: readonly PublicationText[]): Promise<Uint8Array> {
  const { document } = sealed;
  const texts = publications.map(({ number, canonical, sha256: hash, previousSha256 }) => ({
    entry: { number, file: fileName({ ...document, number }, 'json'), sha256: hash, previousSha256 },
    bytes: strToU8(canonical),
  }));
  const files: { entry: Manifest['files'][number]; bytes: Uint8Array }[] = [];
  for (const language of document.languages)
    for (const format of fileFormats) {
      const bytes = await makeFile(sealed, language, format);
      files.push({
        entry: { file: fileName(document, format, language), language, format, sha256: sha256(bytes) },
        bytes,
      });
    }
  const manifest = sealManifest({
    format: 'parley.highlights-bundle/1',
    symbol: document.symbol,
    publications: texts.map(({ entry }) => entry),
    files: files.map(({ entry }) => entry),
  });
  return zipFiles([
    { name: manifestName, bytes: canonicalJson(manifest) },
    ...[...texts, ...files].map(({ entry, bytes }) => ({ name: entry.file, bytes })),
  ]);
}

/** The same, made once for everybody who asks. */
export function highlightsBundle(sealed: Sealed, publications: readonly PublicationText[]): Promise<Uint8Array> {
  return madeOnce({ kind: 'highlights-bundle', from: publications.map(({ sha256: hash }) => hash) }, () =>
    makeBundle(sealed, publications),
  );
}

/** The files of a bundle that this version of the house makes otherwise of the same sealed text: altered, or made by another version. */
export async function listOtherwiseMade(sealed: Sealed, files: Manifest['files']): Promise<string[]> {
  const others: string[] = [];
  for (const { file, language, format: named, sha256: hash } of files) {
    const format = fileFormats.find((one) => one === named);
    const isOurs = format !== undefined && sealed.document.languages.includes(language);
    if (!isOurs || sha256(await makeFile(sealed, language, format)) !== hash) others.push(file);
  }
  return others;
}
