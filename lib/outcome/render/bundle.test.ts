import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { zipFiles } from '@/lib/core/zip';
import { sealedHighlights, signaturesUnder } from '@/prisma/factories/sealed-highlights';
import { inProject } from '@/scripts/machine/paths.mjs';
import { checkBundle, manifestName, sealManifest, type Manifest, type PublicationText } from '../model/bundle';
import { firstHash, languageHash } from '../model/hashes';
import { readSealed, type SealedDocument } from '../model/sealed';
import { checkArchive, makeBundle } from './bundle';

const folder = mkdtempSync(path.join(tmpdir(), 'parley-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Two publications, the second chained to the first. */
function publications(): PublicationText[] {
  const first = canonicalJson(sealedHighlights());
  const before = sha256(first);
  const second = canonicalJson({ ...sealedHighlights(['Added.']), number: 2, previousSha256: before });
  return [
    { number: 1, canonical: first, sha256: before, previousSha256: null },
    { number: 2, canonical: second, sha256: sha256(second), previousSha256: before },
  ];
}

const [first, second] = publications() as [PublicationText, PublicationText];
let bundle: Uint8Array;
beforeAll(async () => {
  bundle = await makeBundle({ document: readSealed(second.canonical), sha256: second.sha256 }, [first, second]);
});

type Parts = Record<string, Uint8Array>;
const entriesOf = (parts: Parts) => Object.entries(parts).map(([name, bytes]) => ({ name, bytes }));
const faultsOf = (parts: Parts) => checkBundle(entriesOf(parts)).findings.map(({ fault, file }) => `${fault} ${file}`);
const manifestOf = (parts: Parts) => JSON.parse(strFromU8(parts[manifestName] ?? new Uint8Array())) as Manifest;
const packed = (parts: Parts) => zipFiles(entriesOf(parts));
/** The bundle with a manifest that was written anew, and sealed anew, over what it now holds. */
const resealed = (parts: Parts, change: (manifest: Manifest) => Omit<Manifest, 'seal'>): Parts => {
  const { seal: _old, ...of } = change(manifestOf(parts)) as Manifest;
  return { ...parts, [manifestName]: strToU8(canonicalJson(sealManifest(of))) };
};

/** What the operator's command says of a file, and its code. */
function verify(bytes: Uint8Array, papers: readonly Uint8Array[] = []) {
  const file = path.join(folder, `${randomUUID()}.zip`);
  writeFileSync(file, bytes);
  const beside = papers.map((paper, at) => {
    const name = path.join(folder, `paper-${at}.pdf`);
    writeFileSync(name, paper);
    return name;
  });
  const command = ['--import', 'tsx', inProject('scripts', 'operator', 'verify.ts'), file, ...beside];
  const ran = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env: { ...process.env, TSX_TSCONFIG_PATH: inProject('scripts', 'tsconfig.json') },
  });
  return { code: ran.status, said: ran.stdout + ran.stderr };
}

it('holds the files in every language, and every publication to the byte', () => {
  const parts = unzipSync(bundle);
  expect(Object.keys(parts)).toEqual([
    'manifest.json',
    'GRCPT-Highlights-1.json',
    'GRCPT-Highlights-2.json',
    ...['en', 'ar'].flatMap((language) =>
      ['pdf', 'docx', 'txt', 'xml'].map((format) => `GRCPT-Highlights-2-${language}.${format}`),
    ),
  ]);
  expect(strFromU8(parts['GRCPT-Highlights-1.json'] ?? new Uint8Array())).toBe(first.canonical);
  expect(faultsOf(parts)).toEqual([]);
});

it('a signature that was given to another text is found, however well everything else was sealed anew', async () => {
  const signedOn = async (hash: string) => {
    const document = { ...sealedHighlights(), signatures: [{ ...signature, sha256: hash }] };
    const canonical = canonicalJson(document);
    const publication = { number: 1, canonical, sha256: sha256(canonical), previousSha256: null };
    return faultsOf(
      unzipSync(await makeBundle({ document: readSealed(canonical), sha256: publication.sha256 }, [publication])),
    );
  };
  const signature = {
    language: 'en',
    capacity: 'CHAIR' as const,
    at: '2026-05-01T10:00:00.000Z',
    by: 'Chair',
    covers: 'HEAD_AND_TEXT' as const,
  };
  expect(await signedOn(languageHash(sealedHighlights(), 'en'))).toEqual([]);
  const document = sealedHighlights();
  const others = [
    sealedHighlights(['Added.']),
    { ...document, authentic: ['en', 'ar'] },
    { ...document, meeting: { ...document.meeting, city: 'Elsewhere' } },
  ];
  for (const other of others)
    expect(await signedOn(languageHash(other, 'en'))).toEqual(['signature GRCPT-Highlights-1.json']);
});

it('the first signatures, which covered the text without its head, verify as they were given', async () => {
  const { covers: _later, ...first } = { language: 'en', capacity: 'CHAIR' as const, at: '', by: 'Chair', covers: '' };
  const faults = (sha256Of: string, over = {}) => {
    const canonical = canonicalJson({ ...sealedHighlights(), signatures: [{ ...first, sha256: sha256Of, ...over }] });
    return checkBundle(entriesOf(oneOf(canonical))).findings.filter(({ fault }) => fault === 'signature');
  };
  expect(faults(firstHash(sealedHighlights(), 'en'))).toEqual([]);
  expect(faults(firstHash(sealedHighlights(), 'en'), { covers: 'HEAD_AND_TEXT' })).toHaveLength(1);
});

/** A bundle of one publication and no files, sealed over whatever it says. */
function oneOf(canonical: string): Parts {
  const file = 'GRCPT-Highlights-1.json';
  const publication = { number: 1, file, sha256: sha256(canonical), previousSha256: null };
  const format = 'parley.highlights-bundle/1' as const;
  const manifest = sealManifest({ format, symbol: 'GRCPT/Highlights', publications: [publication], files: [] });
  return { [file]: strToU8(canonical), [manifestName]: strToU8(canonicalJson(manifest)) };
}

it('what is not shaped as a publication is a finding and no failure', () => {
  const document = sealedHighlights();
  const [block] = document.blocks;
  const faults = (over: object) =>
    checkBundle(entriesOf(oneOf(canonicalJson({ ...document, ...over })))).findings.map(({ fault }) => fault);
  expect(faults({ signatures: [null] })).toContain('signature');
  const { content: _none, ...without } = block as NonNullable<typeof block>;
  for (const over of [
    { blocks: [without] },
    { blocks: [null] },
    { title: null },
    { meeting: null },
    { languages: null },
  ])
    expect(faults(over), JSON.stringify(over)).toContain('publication_hash');
});

it('an edited byte is found in whichever file it is', () => {
  const parts = unzipSync(bundle);
  for (const name of Object.keys(parts)) {
    const bytes = Uint8Array.from(parts[name] ?? []);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(faultsOf({ ...parts, [name]: bytes }).length, name).toBeGreaterThan(0);
    const { [name]: _gone, ...rest } = parts;
    expect(faultsOf(rest).length, `without ${name}`).toBeGreaterThan(0);
  }
  expect(faultsOf({ ...parts, 'more.txt': strToU8('x') })).toEqual(['unlisted more.txt']);
});

it('a chain that was cut or a publication that was exchanged is found, also where the manifest was sealed anew', () => {
  const parts = unzipSync(bundle);
  const { 'GRCPT-Highlights-1.json': _cut, ...cut } = parts;
  const withoutFirst = resealed(cut, (of) => ({ ...of, publications: of.publications.slice(1) }));
  expect(faultsOf(withoutFirst)).toContain('chain GRCPT-Highlights-2.json');
  const forged = strToU8(first.canonical.replace('They commit.', 'They do not.'));
  const exchanged = resealed({ ...parts, 'GRCPT-Highlights-1.json': forged }, (of) => ({
    ...of,
    publications: of.publications.map((one) => (one.number === 1 ? { ...one, sha256: sha256(forged) } : one)),
  }));
  expect(faultsOf(exchanged)).toEqual(['chain GRCPT-Highlights-2.json']);
});

it('files that changed names, or are not there in every language and format, are found where the manifest was sealed anew', () => {
  const parts = unzipSync(bundle);
  const [english, arabic] = ['GRCPT-Highlights-2-en.txt', 'GRCPT-Highlights-2-ar.txt'];
  const other = (file: string) => (file === english ? arabic : file === arabic ? english : file);
  const exchanged = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [other(name), bytes]));
  const swapped = resealed(exchanged, (of) => ({
    ...of,
    files: of.files.map((one) => ({ ...one, file: other(one.file) })),
  }));
  expect(faultsOf(swapped)).toEqual([`misnamed ${arabic}`, `misnamed ${english}`]);
  const { [arabic]: _gone, ...less } = parts;
  const without = resealed(less, (of) => ({ ...of, files: of.files.filter(({ file }) => file !== arabic) }));
  expect(faultsOf(without)).toEqual([`incomplete ${arabic}`]);
});

describe('what is not shaped as a bundle, though every hash in it was made anew', () => {
  const parts = () => unzipSync(bundle);
  const latest = 'GRCPT-Highlights-2.json';
  const sealedSecond = {
    ...(JSON.parse(second.canonical) as object),
    signatures: signaturesUnder(sealedHighlights(['Added.'])),
  };
  /** The bundle with another second publication, with hashes that hold. */
  const withSecond = (document: unknown): Parts => withBytes(strToU8(canonicalJson(document)));
  const withBytes = (bytes: Uint8Array): Parts =>
    resealed({ ...parts(), [latest]: bytes }, (of) => ({
      ...of,
      publications: of.publications.map((one) => (one.number === 2 ? { ...one, sha256: sha256(bytes) } : one)),
    }));
  const withManifest = (manifest: unknown): Parts => {
    const { seal: _old, ...of } = (isObject(manifest) ? manifest : {}) as Manifest;
    const sealed = isObject(manifest) ? sealManifest(of) : manifest;
    return { ...parts(), [manifestName]: strToU8(canonicalJson(sealed)) };
  };
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

  /** A value with another put somewhere into it: at each step a child is chosen, until the way or the tree ends. */
  function graft(value: unknown, way: readonly number[], other: unknown): unknown {
    const [step, ...rest] = way;
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    if (step === undefined || keys.length === 0) return other;
    const key = keys[step % keys.length] ?? '';
    if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? graft(one, rest, other) : one));
    return { ...(value as object), [key]: graft((value as Record<string, unknown>)[key], rest, other) };
  }
  const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
  const others = fc.oneof(
    fc.constantFrom<unknown>(null, '', 0, -1, 1e9, true, [], {}, [null], { toString: 1 }, deep(150), deep(2_000)),
    fc.jsonValue(),
  );
  const ways = fc.array(fc.nat({ max: 40 }), { maxLength: 9 });

  it('is answered and never thrown at, wherever another value stands in it', async () => {
    const judged = async (made: Parts) => {
      const { findings, last } = await checkArchive(await packed(made));
      expect(findings.every(({ file }) => typeof file === 'string')).toBe(true);
      // What has no finding can be told in every language.
      if (findings.length === 0) expect(last).not.toBeNull();
      return findings.length;
    };
    expect(await judged(withSecond(sealedSecond))).toBe(0);
    let found = 0;
    const grafted = fc.asyncProperty(fc.boolean(), ways, others, async (isManifest, way, other) => {
      found += await judged(
        isManifest ? withManifest(graft(manifestOf(parts()), way, other)) : withSecond(graft(sealedSecond, way, other)),
      );
    });
    await fc.assert(grafted, { numRuns: 250 });
    expect(found).toBeGreaterThan(100);
  }, 60_000);

  it.each<[string, Record<string, unknown>]>([
    ['a name that is null', { meeting: { ...sealedHighlights().meeting, title: null } }],
    ['a day that is none', { meeting: { ...sealedHighlights().meeting, startsOn: 'soon' } }],
    ['a zone that is none', { meeting: { ...sealedHighlights().meeting, zone: 'Mars/Olympus' } }],
    ['an hour that is none', { publishedAt: 'then' }],
    ['an edition without its places', { edition: { revision: 1, corrigendum: 0, reason: {} } }],
    ['a signature that is a text', { signatures: ['signed'] }],
    ['a signature in no capacity', { signatures: [{ ...sealedSecond.signatures[0], capacity: null }] }],
    ['a language that is no text', { languages: ['en', {}] }],
  ])('is found: %s', async (_what, over) => {
    const { findings, last } = await checkArchive(await packed(withSecond({ ...sealedSecond, ...over })));
    expect(findings.length).toBeGreaterThan(0);
    expect(last).toBeNull();
  });

  it('is found: an outcome that no plenary has', async () => {
    const said = canonicalJson(sealedSecond).replaceAll('"outcome":"ADOPTED"', '"outcome":"FORGOTTEN"');
    const forged = JSON.parse(said) as SealedDocument;
    const { findings } = await checkArchive(
      await packed(withSecond({ ...forged, signatures: signaturesUnder(forged) })),
    );
    expect(findings).toEqual([{ fault: 'publication_hash', file: latest }]);
  });

  it('is refused by the operator’s command in plain words, also where the file was cut off', async () => {
    const files = [
      bundle.subarray(0, Math.floor(bundle.length / 2)),
      bundle.subarray(0, 3),
      await packed({ ...parts(), [manifestName]: strToU8('{'.repeat(200_000)) }),
      await packed(withBytes(strToU8(`${'['.repeat(200_000)}${']'.repeat(200_000)}`))),
      await packed(withSecond({ ...sealedSecond, meeting: null })),
    ];
    for (const file of files) {
      const { code, said } = verify(file);
      expect(code).toBe(1);
      expect(said).toContain('The bundle is not as it was given out.');
      expect(said).not.toMatch(/Error|\n +at /);
    }
  });
});

it('an archive that holds more than its files is found', async () => {
  const faults = async (bytes: Uint8Array) => (await checkArchive(bytes)).findings.map(({ fault }) => fault);
  expect(await faults(bundle)).toEqual([]);
  const parts = unzipSync(bundle);
  /** An archive with one more file first, whose name is then written over in its bytes. */
  const withFirst = async (name: string, over: string) => {
    const bytes = Buffer.from(await zipFiles([{ name, bytes: 'They do not.' }, ...entriesOf(parts)]));
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name)) bytes.write(over, at);
    return bytes;
  };
  // Two entries under one name: the first says something else, and another program may take that one.
  const twice = await withFirst('GRCPT-Highlights-2-xx.txt', 'GRCPT-Highlights-2-en.txt');
  expect(Object.keys(unzipSync(twice)).toSorted()).toEqual(Object.keys(parts).toSorted());
  expect(await faults(twice)).toEqual(['archive']);
  // A name that no object lists as its own, bytes behind the end, and a time of day.
  expect(await faults(await withFirst('__proto_x', '__proto__'))).toEqual(['archive']);
  expect(await faults(Buffer.concat([bundle, Buffer.from('more')]))).toContain('archive');
  expect(await faults(zipSync(parts))).toEqual(['archive']);
});

it('the command says so, and finds a file that does not come from the sealed text', async () => {
  const whole = verify(bundle);
  expect(whole.said).toContain(`publication 2  ${second.sha256}`);
  expect(whole.code).toBe(0);

  const parts = unzipSync(bundle);
  // A file that somebody holds is one of them, or is not.
  const pdf = parts['GRCPT-Highlights-2-en.pdf'] ?? new Uint8Array();
  const altered = Uint8Array.from(pdf, (byte, at) => (at === 200 ? byte ^ 1 : byte));
  expect(verify(bundle, [pdf])).toMatchObject({ code: 0 });
  const held = verify(bundle, [pdf, altered]);
  expect(held.said).toContain(`GRCPT-Highlights-2-en.pdf  ${sha256(pdf)}`);
  expect(held.said).toContain('paper-0.pdf: byte for byte GRCPT-Highlights-2-en.pdf of this bundle');
  expect(held.said).toContain(`paper-1.pdf: no file of this bundle, its sha256 is ${sha256(altered)}`);
  expect(held.code).toBe(2);

  const name = 'GRCPT-Highlights-2-en.txt';
  const text = strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace('They commit.', 'They do not.'));
  const edited = verify(await packed({ ...parts, [name]: text }));
  expect(edited.said).toContain(`${name}: does not have the hash that is listed`);
  expect(edited.code).toBe(1);

  // Whoever also seals the manifest anew is found by making the file again.
  const hidden = resealed({ ...parts, [name]: text }, (of) => ({
    ...of,
    files: of.files.map((one) => (one.file === name ? { ...one, sha256: sha256(text) } : one)),
  }));
  const again = verify(await packed(hidden));
  expect(again.said).toContain(`${name}: not what this version of Parley makes of the sealed text`);
  expect(again.code).toBe(2);
  const cut = verify(bundle.slice(0, 500));
  expect(cut.said).toContain('ZIP: not an archive as it is given out');
  expect(cut.said).toContain('The bundle is not as it was given out.');
  expect(cut.code).toBe(1);
});
