import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { fileFormats, fileName } from './file-names';
import { isSignatureOf } from './hashes';
import { capacities } from './signatures';
import { readSealed, type SealedDocument, type SealedSignature } from './sealed';

/** A publication to the byte. */
export type PublicationText = { number: number; canonical: string; sha256: string; previousSha256: string | null };

export type BundledFile = { name: string; bytes: Uint8Array };

/** What a bundle says is in it; the last publication is the one that its files were made from. */
export type Manifest = {
  format: 'parley.highlights-bundle/1';
  symbol: string;
  publications: { number: number; file: string; sha256: string; previousSha256: string | null }[];
  files: { file: string; language: string; format: string; sha256: string }[];
  /** sha256 of everything above in canonical JSON. */
  seal: string;
};

export const manifestName = 'manifest.json';

/** The manifest of a bundle, sealed. */
export function sealManifest(manifest: Omit<Manifest, 'seal'>): Manifest {
  return { ...manifest, seal: sha256(canonicalJson(manifest)) };
}

/** What is wrong with a bundle, and in which file. */
export type BundleFinding = {
  fault:
    | 'archive'
    | 'no_manifest'
    | 'not_canonical'
    | 'seal'
    | 'missing'
    | 'unlisted'
    | 'misnamed'
    | 'incomplete'
    | 'file_hash'
    | 'publication_hash'
    | 'signature'
    | 'chain';
  file: string;
};

export type CheckedBundle = {
  findings: BundleFinding[];
  manifest: Manifest | null;
  /** The publication that the files were made from, where nothing is wrong with it. */
  last: { document: SealedDocument; sha256: string } | null;
};

/**
 * Every hash of a bundle, computed anew: of the manifest, of each file, of each sealed publication, of what each signature in it
 * was given to, and from each publication to the one before it, down to the first. Needs nothing but the bundle, and so cannot say where it comes from.
 */
export function checkBundle(files: readonly BundledFile[]): CheckedBundle {
  const byName = new Map(files.map(({ name, bytes }) => [name, bytes]));
  const text = (name: string) => new TextDecoder().decode(byName.get(name));
  const manifest = readManifest(text(manifestName));
  if (!manifest) return { findings: [{ fault: 'no_manifest', file: manifestName }], manifest: null, last: null };
  const findings: BundleFinding[] = [];
  const { seal, ...sealed } = manifest;
  if (canonicalJson(manifest) !== text(manifestName)) findings.push({ fault: 'not_canonical', file: manifestName });
  if (sha256(canonicalJson(sealed)) !== seal) findings.push({ fault: 'seal', file: manifestName });

  const listed = [...manifest.publications, ...manifest.files];
  for (const { file, sha256: hash } of listed) {
    const bytes = byName.get(file);
    if (!bytes) findings.push({ fault: 'missing', file });
    else if (sha256(bytes) !== hash) findings.push({ fault: 'file_hash', file });
  }
  const named = new Set([manifestName, ...listed.map(({ file }) => file)]);
  for (const { name } of files) if (!named.has(name)) findings.push({ fault: 'unlisted', file: name });
  if (new Set(files.map(({ name }) => name)).size !== files.length || named.size !== listed.length + 1)
    findings.push({ fault: 'unlisted', file: manifestName });

  let before: string | null = null;
  for (const [index, { file, number, sha256: hash, previousSha256 }] of manifest.publications.entries()) {
    const document = byName.has(file) ? readDocument(text(file)) : null;
    if (!document || document.number !== number || document.symbol !== manifest.symbol)
      findings.push({ fault: 'publication_hash', file });
    else if (attempt(() => isSigned(text(file))) !== true) findings.push({ fault: 'signature', file });
    if (number !== index + 1 || previousSha256 !== before || document?.previousSha256 !== before)
      findings.push({ fault: 'chain', file });
    before = hash;
  }
  findings.push(...misnamedIn(manifest));
  const last = manifest.publications.at(-1);
  const of = last && byName.has(last.file) ? readDocument(text(last.file)) : null;
  if (of) findings.push(...incompleteIn(manifest, of));
  if (!last) findings.push({ fault: 'chain', file: manifestName });
  const document = findings.length === 0 ? of : null;
  return { findings, manifest, last: document && last ? { document, sha256: last.sha256 } : null };
}

/** Entries whose file is not called what their number, language and format say: one publication or file given out as another. */
function misnamedIn({ symbol, publications, files }: Manifest): BundleFinding[] {
  const latest = publications.at(-1)?.number ?? 0;
  const misnamed = [
    ...publications.filter(({ file, number }) => file !== fileName({ symbol, number }, 'json')),
    ...files.filter(({ file, language, format }) => file !== fileName({ symbol, number: latest }, format, language)),
  ];
  return misnamed.map(({ file }) => ({ fault: 'misnamed', file }));
}

/** Files that a bundle has to hold and does not list once: each format in each language. Another set would be another format of bundle. */
function incompleteIn({ files }: Manifest, document: SealedDocument): BundleFinding[] {
  return document.languages.flatMap((language) =>
    fileFormats.flatMap((format): BundleFinding[] => {
      const count = files.filter((one) => one.language === language && one.format === format).length;
      return count === 1 ? [] : [{ fault: 'incomplete', file: fileName(document, format, language) }];
    }),
  );
}

const isText = (value: unknown) => typeof value === 'string';

function readManifest(text: string): Manifest | null {
  const read = readJson(text);
  const isManifest =
    isRecord(read) &&
    read.format === 'parley.highlights-bundle/1' &&
    typeof read.seal === 'string' &&
    isText(read.symbol) &&
    [read.publications, read.files].every(
      (list) => Array.isArray(list) && list.every((one) => isRecord(one) && isText(one.file) && isText(one.sha256)),
    ) &&
    (read.publications as Record<string, unknown>[]).every(({ number }) => typeof number === 'number') &&
    (read.files as Record<string, unknown>[]).every((one) => isText(one.language) && isText(one.format));
  return isManifest ? (read as unknown as Manifest) : null;
}

const firstFormat = 'parley.highlights/1';

function readDocument(text: string): SealedDocument | null {
  const read = readJson(text);
  const isDocument =
    isRecord(read) &&
    [read.title, read.meeting].every(isRecord) &&
    isText(read.symbol) &&
    typeof read.number === 'number' &&
    [read.languages, read.authentic].every((list) => Array.isArray(list) && list.every(isText)) &&
    Array.isArray(read.blocks) &&
    // The first format has plain texts for contents.
    read.blocks.every((block) => isRecord(block) && isRecord(block[read.format === firstFormat ? 'text' : 'content']));
  // Whatever else is not shaped as a publication fails in being read: that is the finding.
  return isDocument ? (attempt(() => readSealed(text)) ?? null) : null;
}

/** Was every signature given to the text that its language says here? What was sealed before texts were signed has none. */
function isSigned(text: string): boolean {
  const document = readJson(text) as SealedDocument;
  const { signatures = [] } = document;
  return (
    Array.isArray(signatures) &&
    signatures.every((one: SealedSignature | null) => isSignature(one) && isSignatureOf(document, one))
  );
}

function isSignature(one: SealedSignature | null): one is SealedSignature {
  return isRecord(one) && [one.language, one.at, one.by].every(isText) && capacities.includes(one.capacity);
}

/** How many brackets stand in one another at most, ten times what a publication has: deeper than this no reader follows. */
const deepest = 200;

function readJson(text: string): unknown {
  const read = isDeep(text) ? undefined : attempt(() => JSON.parse(text) as unknown);
  return read ?? null;
}

/** Whether brackets outside of texts stand too deep in one another. Read sign by sign: no parser is asked before. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isInText && sign === '\\') at += 1;
    else if (sign === '"') isInText = !isInText;
    else if (!isInText && (sign === '[' || sign === '{')) depth += 1;
    else if (!isInText && (sign === ']' || sign === '}')) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
