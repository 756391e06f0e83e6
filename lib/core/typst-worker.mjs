// Compiles documents of one template in a thread of its own: the compiler is native and synchronous, and must not hold up
// a request. Its workspace is the template's folder; texts of users arrive as data (sys.inputs), never as source.
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const { template, fonts, workspace, documents, standard, isPicture } = workerData;
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fonts }], inputs: { data: '{}' } });
const options = standard ? { pdfStandard: standard } : {};
for (const { data, pictures } of documents) {
  for (const { name, bytes } of pictures) compiler.mapShadow(`${workspace}/${name}`, Buffer.from(bytes));
  parentPort.postMessage(typeset(data));
  for (const { name } of pictures) compiler.unmapShadow(`${workspace}/${name}`);
  compiler.evictCache(2);
}

/**
 * A sign that no font has is an error under PDF/UA: one such name would take the whole document away. The signs that the
 * compiler names are replaced by a box, and it is asked again.
 */
function typeset(data) {
  const attempt = (values, settings) => {
    const source = { mainFileContent: template, inputs: { data: values } };
    return isPicture ? compiler.plainSvg(source) : compiler.pdf(source, settings);
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
