// Makes every file of a sealed document, read from the standard input, in a process of its own that is forty days ahead.
import { text } from 'node:stream/consumers';
import { sha256 } from '@/lib/core/canonical';
import { fileFormats } from '@/lib/outcome/model/file-names';
import { readSealed } from '@/lib/outcome/model/sealed';
import { makeFile } from '@/lib/outcome/render/files';

const ahead = 40 * 24 * 3_600_000;
const Today = Date;
globalThis.Date = class extends Today {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [Today.now() + ahead] : given) as [number]));
  }
  static override now(): number {
    return Today.now() + ahead;
  }
} as DateConstructor;

async function main(): Promise<void> {
  const document = readSealed(await text(process.stdin));
  for (const language of document.languages)
    for (const format of fileFormats) {
      const bytes = await makeFile({ document, sha256: '0'.repeat(64) }, language, format);
      process.stdout.write(`${language} ${format} ${sha256(bytes)}\n`);
    }
}

void main();
