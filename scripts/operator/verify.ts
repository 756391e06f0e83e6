import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '@/lib/core/canonical';
import type { BundleFinding, Manifest } from '@/lib/outcome/model/bundle';
import { checkArchive, listOtherwiseMade } from '@/lib/outcome/render/bundle';
import { verifyBundle, type Finding } from '@/lib/plenary/model/record';

/** Says of a bundle, of the Highlights (ZIP) or of a plenary (JSON), whether every hash in it holds. */
async function main([bundle = '', ...papers]: string[]): Promise<number> {
  const bytes = new Uint8Array(await readFile(bundle));
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isArchive) return verifyPlenary(bundle, papers);
  return verifyHighlights(bytes, papers);
}

/**
 * Says of a bundle of the Highlights whether every hash in it holds, from the files to the first publication, and whether the
 * files are what this version makes of the sealed text; and of papers given with it whether they are files of it.
 * @returns 0 where all holds, 1 where the bundle was altered, 2 where only a file is made otherwise here, or a paper is none of its files
 */
async function verifyHighlights(bytes: Uint8Array, papers: readonly string[]): Promise<number> {
  const { findings, manifest, last } = await checkArchive(bytes);
  if (manifest) console.log(`${manifest.publications.length} publications and ${manifest.files.length} files read.`);
  for (const { fault, file } of findings) console.log(`${file}: ${bundleFaults[fault]}`);
  if (findings.length > 0 || !manifest || !last) {
    console.log('The bundle is not as it was given out.');
    return 1;
  }
  const others = await listOtherwiseMade(last, manifest.files);
  for (const file of others)
    console.log(
      `${file}: not what this version of Parley makes of the sealed text. It was altered, or made by another: the page tells its sha256.`,
    );
  console.log('The bundle is consistent in itself. Compare this with the sha256 on the page of the Highlights:');
  for (const { number, sha256: hash } of manifest.publications) console.log(`publication ${number}  ${hash}`);
  console.log('And these with the sha256 of each file there: whoever altered one has sealed the bundle anew at best.');
  for (const { file, sha256: hash } of manifest.files) console.log(`${file}  ${hash}`);
  const foreign = await sayWhichOf(manifest.files, papers);
  return others.length + foreign === 0 ? 0 : 2;
}

/** Says of each paper whether it is a file of the bundle, byte for byte. @returns how many are not */
async function sayWhichOf(files: Manifest['files'], papers: readonly string[]): Promise<number> {
  let foreign = 0;
  for (const paper of papers) {
    const hash = sha256(await readFile(paper));
    const one = files.find((file) => file.sha256 === hash);
    foreign += one ? 0 : 1;
    const said = one ? `byte for byte ${one.file} of this bundle` : `no file of this bundle, its sha256 is ${hash}`;
    console.log(`${path.basename(paper)}: ${said}`);
  }
  return foreign;
}

const bundleFaults: Record<BundleFinding['fault'], string> = {
  archive: 'not an archive as it is given out: it cannot be opened, or holds more than its list of files shows',
  no_manifest: 'not there, or no manifest of a bundle of the Highlights',
  not_canonical: 'not byte for byte as it was written',
  seal: 'does not have the seal it names',
  missing: 'listed, but not in the bundle',
  unlisted: 'in the bundle, but not listed, or listed twice',
  misnamed: 'is not called what its number, language and format say',
  incomplete: 'has to be listed once, and is not',
  file_hash: 'does not have the hash that is listed',
  publication_hash: 'is not the publication that is listed',
  signature: 'holds a signature that was given to another text',
  chain: 'does not follow the publication before it',
};

/**
 * Says of a bundle of a plenary whether every hash in it holds, and of papers given with it whether it lists them. Needs no
 * database, and so cannot say where the bundle comes from: that is told by the hashes on the site.
 * @returns 0 where all holds, 1 where the bundle was altered, 2 where only a paper is not listed
 */
async function verifyPlenary(bundle: string, papers: readonly string[]): Promise<number> {
  const files = await Promise.all(
    papers.map(async (file) => ({ name: path.basename(file), bytes: new Uint8Array(await readFile(file)) })),
  );
  const { findings, unlisted, checked, issue, sha256, days } = verifyBundle(await readFile(bundle, 'utf8'), files);
  console.log(`${checked.items} items, ${checked.revisions} revisions and ${checked.files} papers read.`);
  for (const finding of findings) console.log(say(finding));
  if (findings.length > 0) {
    console.log('The bundle is not as it was given out.');
    return 1;
  }
  console.log('The bundle is consistent in itself. Compare these with the sha256 on the meeting’s page of the record:');
  console.log(
    issue
      ? `Issue ${issue.number} of the record, given out at ${issue.at} by ${issue.by}.`
      : 'A copy of the record as it was when somebody downloaded it: not an issue, and the page may have gone on.',
  );
  console.log(`whole record  ${sha256}`);
  for (const { day, sha256: hash } of days) console.log(`${day}    ${hash}`);
  for (const { file, isNamed } of unlisted)
    console.log(
      `${file}: ${isNamed ? 'not the paper of that name in this bundle' : 'not a paper of this bundle'}. Compare the sha256 printed on its pages with that of its day.`,
    );
  return unlisted.length === 0 ? 0 : 2;
}

const faults: Record<Finding['fault'], string> = {
  not_json: 'the file is no JSON',
  not_a_bundle: 'the file is no bundle of a plenary',
  not_canonical: 'the file is not byte for byte as it was written',
  seal: 'the bundle does not have the seal it names',
  record_hash: 'the record does not have the hash that the bundle names',
  revision_hash: 'a text does not have its hash',
  source_hash: 'the text of a source does not have its hash',
  parent_missing: 'a revision comes from one that is not there',
  decision_text: 'a decision is on a text with another hash',
};

function say(finding: Finding): string {
  const where = 'item' in finding ? `${finding.item}, revision ${finding.revision}: ` : '';
  return `${where}${faults[finding.fault]}`;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
