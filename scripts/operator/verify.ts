import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { verifyBundle, type Finding } from '@/lib/plenary/model/record';

/** Says of a bundle of a plenary, and of papers given with it, whether every hash holds. Needs no database. */
async function main([bundle = '', ...papers]: string[]): Promise<number> {
  const files = await Promise.all(
    papers.map(async (file) => ({ name: path.basename(file), bytes: new Uint8Array(await readFile(file)) })),
  );
  const { findings, checked, sha256 } = verifyBundle(await readFile(bundle, 'utf8'), files);
  console.log(`${checked.items} items, ${checked.revisions} revisions and ${checked.files} papers read.`);
  for (const finding of findings) console.log(say(finding));
  console.log(
    findings.length === 0
      ? `Everything holds. The record is sha256 ${sha256}: compare it with the one printed on the minutes.`
      : 'The bundle is not as it was given out.',
  );
  return findings.length === 0 ? 0 : 1;
}

const faults: Record<Finding['fault'], string> = {
  not_json: 'the file is no JSON',
  not_a_bundle: 'the file is no bundle of a plenary',
  not_canonical: 'the file is not byte for byte as it was written',
  seal: 'the bundle does not have the seal it names',
  record_hash: 'the record does not have the hash that the bundle names',
  revision_hash: 'a text does not have its hash',
  parent_missing: 'a revision comes from one that is not there',
  decision_text: 'a decision is on a text with another hash',
  file_hash: 'the paper has another hash than the bundle names',
  file_unknown: 'the bundle names no such paper',
};

function say(finding: Finding): string {
  const where =
    'file' in finding
      ? `${finding.file}: `
      : 'item' in finding
        ? `${finding.item}, revision ${finding.revision}: `
        : '';
  return `${where}${faults[finding.fault]}`;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
