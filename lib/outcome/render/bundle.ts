import 'server-only';
import { strToU8, unzipSync } from 'fflate';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { madeOnce, tagOfMade, type Ingredients } from '@/lib/core/made-file';
import { zipFiles } from '@/lib/core/zip';
import {
  checkBundle,
  manifestName,
  sealManifest,
  type BundledFile,
  type CheckedBundle,
  type Manifest,
  type PublicationText,
} from '../model/bundle';
import { fileFormats, fileName } from '../model/file-names';
import { makeFile, type Sealed } from './files';
import { wordHighlights } from './word-highlights';

/**
 * A publication with everything that proves it: its files in every language, the sealed text of itself and of each before it,
 * and a manifest with the hash of all of them. The same bytes whenever it is made. `make` hands over a file that was made already.
 */
export async function makeBundle(
  sealed: Sealed,
  publications: readonly PublicationText[],
  make: typeof makeFile = makeFile,
): Promise<Uint8Array> {
  const { document } = sealed;
  const texts = publications.map(({ number, canonical, sha256: hash, previousSha256 }) => ({
    entry: { number, file: fileName({ ...document, number }, 'json'), sha256: hash, previousSha256 },
    bytes: strToU8(canonical),
  }));
  const files: { entry: Manifest['files'][number]; bytes: Uint8Array }[] = [];
  for (const language of document.languages)
    for (const format of fileFormats) {
      const bytes = await make(sealed, language, format);
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
export function highlightsBundle(
  sealed: Sealed,
  publications: readonly PublicationText[],
  make: typeof makeFile,
): Promise<Uint8Array> {
  return madeOnce(ingredientsOf(publications), () => makeBundle(sealed, publications, make));
}

/** Its ETag. */
export function bundleTag(publications: readonly PublicationText[]): string {
  return `"${publications.at(-1)?.sha256}-${tagOfMade(ingredientsOf(publications))}"`;
}

function ingredientsOf(publications: readonly PublicationText[]): Ingredients {
  return { kind: 'highlights-bundle', from: publications.map(({ sha256: hash }) => hash) };
}

/** Most bytes of the files of a bundle together: an archive of a few kilobytes may claim to hold any number. */
const mostUnpacked = 500_000_000;

/**
 * A bundle as it was downloaded, checked: the archive has to be byte for byte what packing its files again gives, so that it holds
 * nothing that another program would find in it (an entry twice, or one that no list shows), and every hash has to hold.
 */
export async function checkArchive(bytes: Uint8Array): Promise<CheckedBundle> {
  const files = openArchive(bytes);
  const isAsPacked = files !== null && Buffer.from(bytes).equals(await zipFiles(files));
  const checked = checkBundle(files ?? []);
  if (!isAsPacked)
    return { ...checked, findings: [{ fault: 'archive', file: 'ZIP' }, ...checked.findings], last: null };
  const { last } = checked;
  if (last === null || canBeWorded(last)) return checked;
  const file = fileName(last.document, 'json');
  return { ...checked, findings: [{ fault: 'publication_hash', file }], last: null };
}

/** Whether a sealed document is shaped as the files need it, in each of its languages: hashes hold over anything. */
function canBeWorded({ document, sha256: hash }: Sealed): boolean {
  try {
    for (const language of document.languages) wordHighlights(document, hash, language);
    return true;
  } catch {
    return false;
  }
}

/** The files of an archive; null where it cannot be opened or claims too much. */
function openArchive(bytes: Uint8Array): BundledFile[] | null {
  let unpacked = 0;
  try {
    const parts = unzipSync(bytes, { filter: ({ originalSize }) => (unpacked += originalSize) <= mostUnpacked });
    if (unpacked > mostUnpacked) return null;
    return Object.entries(parts).map(([name, content]) => ({ name, bytes: content }));
  } catch {
    return null;
  }
}

/** The files of a bundle that this version of the house makes otherwise of the same sealed text: altered, or made by another version. */
export async function listOtherwiseMade(sealed: Sealed, files: Manifest['files']): Promise<string[]> {
  const others: string[] = [];
  for (const { file, language, format: named, sha256: hash } of files) {
    const format = fileFormats.find((one) => one === named);
    const isOurs = format !== undefined && sealed.document.languages.includes(language);
    // What no file can be made of was made by another, whatever it says.
    const made = isOurs ? await makeFile(sealed, language, format).catch(() => null) : null;
    if (made === null || sha256(made) !== hash) others.push(file);
  }
  return others;
}
