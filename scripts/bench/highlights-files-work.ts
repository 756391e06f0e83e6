import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { makeFile } from '@/lib/outcome/render/files';
import type { SealedDocument } from '@/lib/outcome/model/sealed';
import { sealedHighlights } from '@/prisma/factories/sealed-highlights';

const ROUNDS = 3;
const formats = ['pdf', 'docx'] as const;

const clauses = [
  'that licensed recruitment agencies be listed once a year and that the list say what was struck off and why',
  'that referral of victims of trafficking follow one form that all border posts of the corridor know',
  'that common indicators on departures and returns be agreed before the next edition and published by region',
  'that consular offices share one duty line for migrants in emergencies, in the languages of the corridor',
  'that skills recognised in one State of the region be recognised in all, with reasons where they are not',
];

/** A recommendation of some sixty words, another one each time and in each round: nothing that was typeset before is used again. */
function textOf(number: number, round: number): string {
  const [one, other, third] = [0, 1, 2].map((step) => clauses[(number * (step + 2) + step) % clauses.length]);
  return `The mechanisms recommend ${one}; ${other}; and, in the case of programme ${(number * 7_919 + round).toString(36)}, ${third}.`;
}

function documentOf(texts: readonly string[]): SealedDocument {
  const document = sealedHighlights(texts);
  // The shapes that the factory puts first are not part of the text that is measured.
  return { ...document, blocks: document.blocks.slice(-texts.length) };
}

/** The same text typeset by Typst alone: a paragraph each, in one font, neither numbered nor tagged for a standard. */
function typesetBare(texts: readonly string[]): Uint8Array {
  const fontPaths = [path.resolve('node_modules/@expo-google-fonts/ibm-plex-serif/400Regular')];
  const compiler = NodeCompiler.create({ workspace: path.resolve('lib/outcome/render'), fontArgs: [{ fontPaths }] });
  const mainFileContent =
    '#set text(font: "IBM Plex Serif", size: 10.5pt, lang: "en")\n#for one in json(bytes(sys.inputs.data)) { par(one) }';
  return compiler.pdf({ mainFileContent, inputs: { data: JSON.stringify(texts) } });
}

/** Milliseconds of the work, and the longest that anybody else had to wait meanwhile. */
async function watched(work: () => Promise<unknown>): Promise<{ took: number; waited: number }> {
  let [last, waited] = [performance.now(), 0];
  const note = () => {
    waited = Math.max(waited, performance.now() - last - 5);
    last = performance.now();
  };
  const watch = setInterval(note, 5);
  const begun = performance.now();
  await work();
  const took = performance.now() - begun;
  // Once more round the loop: what held it to the end is noted by then.
  await new Promise((resolve) => setTimeout(resolve, 5));
  clearInterval(watch);
  note();
  return { took, waited };
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** For each number of recommendations and each kind of file: milliseconds beside those of bare Typst; one line of JSON. */
async function main(sizes: readonly number[]): Promise<object[]> {
  const measured = [];
  for (const size of sizes) {
    const times: Record<'bare' | (typeof formats)[number], number[]> = { bare: [], pdf: [], docx: [] };
    let waited = { pdf: 0, docx: 0 };
    // The first round warms up.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const texts = Array.from({ length: size }, (_, number) => textOf(number, round));
      const document = documentOf(texts);
      const begun = performance.now();
      const bare = typesetBare(texts);
      const alone = performance.now() - begun;
      if (bare.length < size * 50) throw new Error('bare Typst left the text out');
      for (const format of formats) {
        const once = await watched(() => makeFile({ document, sha256: '0'.repeat(64) }, 'en', format));
        if (round === 0) continue;
        times[format].push(once.took);
        waited = { ...waited, [format]: Math.max(waited[format], once.waited) };
      }
      if (round > 0) times.bare.push(alone);
    }
    // What the machine itself makes a process wait that does nothing.
    const idle = await watched(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
    for (const format of formats)
      measured.push({
        ...{ size, format, took: middle(times[format]), bare: middle(times.bare) },
        ...{ waited: waited[format], idle: idle.waited },
      });
  }
  return measured;
}

void main(process.argv.slice(2).map(Number)).then((measured) => {
  console.log(JSON.stringify(measured));
  process.exit(0);
});
