// Typesets documents one after the other, each from its template and its data alone, in a process that stays: the compiler
// and its fonts take longer to load than most documents to set. Texts of users arrive as data (sys.inputs), never as source.
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { goFirst } from './go-first.mjs';

const font = (family, style) => path.resolve('node_modules/@expo-google-fonts', family, style);
const fontPaths = [
  font('ibm-plex-serif', '400Regular'),
  font('ibm-plex-serif', '400Regular_Italic'),
  font('ibm-plex-serif', '600SemiBold'),
  font('ibm-plex-sans', '400Regular'),
  font('ibm-plex-sans', '600SemiBold'),
  // Without it Arabic would be set in whatever the machine has: other bytes elsewhere, or boxes.
  font('ibm-plex-sans-arabic', '400Regular'),
  font('ibm-plex-sans-arabic', '600SemiBold'),
];
/** There is no such folder: the compiler finds what it is handed, and nothing of the disk. */
const workspace = path.resolve('nothing-but-what-is-handed-over');

goFirst();
// It ends with whoever it works for, and not before: an answer that was begun is finished when the house is asked to end.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
// Within the compiler that is not heard: a thread beside it looks whether whoever began this is still there.
new Worker(
  `const house = process.ppid; setInterval(() => process.ppid === house || process.kill(process.pid, 'SIGKILL'), 1000)`,
  {
    eval: true,
  },
).unref();

const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }], inputs: { data: '{}' } });

process.on('message', (sheet) => {
  const said = answer(sheet);
  // Nothing of one document is left for the next: neither what it brought nor what the compiler worked out of it.
  compiler.resetShadow();
  compiler.evictCache(0);
  process.send({ ...said, megabytes: process.memoryUsage.rss() / 1_000_000 });
});

function answer({ files, ...sheet }) {
  try {
    for (const { name, bytes } of files) compiler.mapShadow(path.join(workspace, name), Buffer.from(bytes));
    return { made: typeset(sheet) };
  } catch (error) {
    return { failed: `${error.message} ${error.code}` };
  }
}

/**
 * A sign that no font has is an error under PDF/UA: one such name would take the whole document away. The signs that the
 * compiler names are replaced by a box, and it is asked again.
 */
function typeset({ template, data, standard, isPicture }) {
  const options = standard ? { pdfStandard: standard } : {};
  const attempt = (values, settings) => {
    const source = { mainFileContent: template, inputs: { data: values } };
    return isPicture ? compiler.plainSvg(source) : new Uint8Array(compiler.pdf(source, settings));
  };
  let values = data;
  for (let round = 0; round < 4; round += 1) {
    try {
      return attempt(values, options);
    } catch (error) {
      const signs = signsWithoutFont(error);
      if (signs.size === 0) throw error;
      values = [...values]
        .map((sign) => (signs.has(sign) ? (/[\p{M}\p{Cf}]/u.test(sign) ? '' : '\u25a1') : sign))
        .join('');
    }
  }
  // More kinds of signs than rounds: readable, if not accessible to the letter.
  return attempt(values, {});
}

function signsWithoutFont(error) {
  const said = `${error.message} ${error.code}`;
  const texts = [...said.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/g)].map(([, text]) =>
    text.replace(/\\u\{([0-9a-f]+)\}/g, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16))),
  );
  // A box without a font of its own would be replaced by itself.
  return new Set([...texts.join('')].filter((sign) => sign > '\u007f' && sign !== '\u25a1'));
}
