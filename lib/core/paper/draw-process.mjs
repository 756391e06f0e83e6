// Draws the first pages of one document, in a process of its own: typesetter and picture library are native, and a thread that is
// inside them can be ended by nobody. It is given the bytes and nothing of the server: no environment, no workspace.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import sharp from 'sharp';
import { goFirst } from '../go-first.mjs';
import { paperLimits } from './limits.mjs';
import { slidesOfOffice } from './read-office.mjs';
import { openPdf, wordsOfPage } from './read-pdf.mjs';
import { tidyWords } from './tidy-words.mjs';

/** The compiler is given what it compiles in memory; in this folder there is nothing it could want. */
const workspace = import.meta.dirname;
const width = 480;
const template = `#set page(width: ${width}pt, height: auto, margin: 0pt)
#image("paper.pdf", width: 100%, page: int(sys.inputs.page))`;

process.once('message', (bytes) => void answer(bytes));

/** @param {Uint8Array} bytes */
async function answer(bytes) {
  goFirst();
  try {
    const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
    await (isPdf ? drawPdf(bytes) : readSlides(bytes));
    process.send?.({ isDone: true });
  } catch {
    process.exit(1);
  }
}

/** @param {Uint8Array} bytes */
function readSlides(bytes) {
  const slides = slidesOfOffice(bytes);
  process.send?.({ total: slides.length });
  for (const words of slides.slice(0, paperLimits.drawnPages))
    process.send?.({ words: tidyWords(words), picture: null });
}

/** @param {Uint8Array} bytes */
async function drawPdf(bytes) {
  const pdf = await openPdf(bytes);
  process.send?.({ total: pdf.numPages });
  const compiler = NodeCompiler.create({ workspace });
  compiler.mapShadow(`${workspace}/paper.pdf`, Buffer.from(bytes));
  for (let number = 1; number <= Math.min(pdf.numPages, paperLimits.drawnPages); number += 1) {
    const words = tidyWords(await wordsOfPage(pdf, number).catch(() => ''));
    process.send?.({ words, picture: await draw(compiler, number).catch(() => null) });
    compiler.evictCache(1);
  }
}

/** A picture of one page on white, or a refusal: what cannot be drawn, or is too long to be shown. */
async function draw(compiler, number) {
  const svg = compiler.plainSvg({ mainFileContent: template, inputs: { page: String(number) } });
  const { data, info } = await sharp(Buffer.from(svg), { limitInputPixels: paperLimits.drawnPixels, unlimited: true })
    .resize({ width: paperLimits.drawnWidth })
    .flatten({ background: '#ffffff' })
    .webp({ quality: 75 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: new Uint8Array(data), width: info.width, height: info.height };
}
