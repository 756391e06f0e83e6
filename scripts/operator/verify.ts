import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { verifyBundle, type Finding } from '@/lib/plenary/model/record';

/**
 * Says of a bundle of a plenary whether every hash in it holds, and of papers given with it whether it lists them. Needs no
 * database, and so cannot say where the bundle comes from: that is told by the hashes on the site.
 * @returns 0 where all holds, 1 where the bundle was altered, 2 where only a paper is not listed
 */
async function main([bundle = '', ...papers]: string[]): Promise<number> {
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
