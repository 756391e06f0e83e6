import { constants, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/** The text in an answer, whatever it is packed in: a spreadsheet or a DOCX is unzipped, the text of a PDF is read out of its fonts. */
export async function textOf(response: Response): Promise<string> {
  return textOfFile(Buffer.from(await response.arrayBuffer()));
}

/** The text in a file; see `textOf`. */
export function textOfFile(file: Uint8Array): string {
  const bytes = Buffer.from(file);
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return textOfZip(bytes);
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return textOfPdf(bytes);
  return bytes.toString();
}

/** All parts of a zip archive, tags left out, so that a word split by formatting is whole. */
function textOfZip(bytes: Uint8Array): string {
  const parts = Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString());
  return parts.map((part) => `${part}\n${part.replace(/<[^>]*>/g, '')}`).join('\n');
}

/** The text of a PDF with everything else in it that can be read: its raw bytes and its streams, inflated. */
export function textOfPdf(bytes: Buffer): string {
  const streams = streamsOf(bytes);
  return [bytes.toString('latin1'), ...streams, ...lettersOf(streams)].join('\n');
}

/** Which of the texts a reader does not find, to the letter, in a PDF or DOCX. Lines break anywhere, so blanks do not count. */
export function notPrintedIn(file: Uint8Array, texts: readonly string[]): string[] {
  const bytes = Buffer.from(file);
  const isPdf = bytes.subarray(0, 5).toString('latin1') === '%PDF-';
  const printed = dense(isPdf ? lettersOf(streamsOf(bytes)).join('') : wordsOfDocx(bytes));
  return texts.filter((text) => !printed.includes(dense(text)));
}

/** Without blanks and without signs that only say where a line may break. */
const dense = (text: string) => text.replace(/[\s\p{Cf}]/gu, '');

/** The words of a DOCX, whose parts hold nothing that no reader of XML takes. */
function wordsOfDocx(bytes: Uint8Array): string {
  const xml = Buffer.from(unzipSync(bytes)['word/document.xml'] ?? []).toString();
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!(?:lt|gt|amp|quot|apos);)/.test(xml))
    throw new Error('the document does not open');
  return xml.replace(/<[^>]*>/g, '').replace(/&(lt|gt|amp|quot|apos);/g, (_, name: keyof typeof named) => named[name]);
}

const named = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * The letters of a PDF as Typst writes it: the glyphs that are shown, turned into letters by the fonts' own tables
 * (ToUnicode). Glyph numbers of different fonts are tried one after the other: a text for each font.
 */
function lettersOf(streams: readonly string[]): string[] {
  const maps = streams
    .filter((stream) => stream.includes('beginbfchar') || stream.includes('beginbfrange'))
    .map(tableOf);
  const runs = streams.filter((stream) => /\bBT\b/.test(stream)).flatMap(runsOf);
  return maps.map((map) => runs.map((run) => run.map((glyph) => map.get(glyph) ?? '\uFFFD').join('')).join('\n'));
}

/** The streams, inflated where they are packed. */
function streamsOf(bytes: Buffer): string[] {
  const whole = bytes.toString('latin1');
  const found: string[] = [];
  for (const { index, 0: head } of whole.matchAll(/stream\r?\n/g)) {
    const start = index + head.length;
    const end = whole.indexOf('endstream', start);
    if (end < 0 || whole.slice(index - 3, index) === 'end') continue;
    const packed = bytes.subarray(start, end);
    // The low half of the first byte is 8 in what zlib has packed.
    const isPacked = ((packed[0] ?? 0) & 15) === 8 && packed.readUInt16BE(0) % 31 === 0;
    found.push((isPacked ? inflateSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }) : packed).toString('latin1'));
  }
  return found;
}

/** Letters by glyph number, from a ToUnicode table. */
function tableOf(stream: string): Map<number, string> {
  const table = new Map<number, string>();
  const letters = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of stream.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, glyph = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      table.set(parseInt(glyph, 16), letters(text));
  for (const [, block = ''] of stream.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, first = '', last = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let glyph = parseInt(first, 16); glyph <= parseInt(last, 16); glyph += 1)
        table.set(glyph, String.fromCodePoint((letters(text).codePointAt(0) ?? 0) + glyph - parseInt(first, 16)));
  return table;
}

/**
 * What each operator that shows text is given, as two-byte glyph numbers. Read sign by sign: brackets that come in pairs stand
 * in a string as they are, and a pattern cannot count them.
 */
function runsOf(stream: string): number[][] {
  const runs: number[][] = [];
  let given: Buffer[] = [];
  for (let at = 0; at < stream.length; at += 1) {
    const sign = stream[at];
    if (sign === '(') {
      const end = endOfString(stream, at);
      given.push(unescaped(stream.slice(at + 1, end)));
      at = end;
    } else if (sign === '<' && stream[at + 1] !== '<') {
      const end = stream.indexOf('>', at);
      if (end < 0) break;
      given.push(Buffer.from(stream.slice(at + 1, end), 'hex'));
      at = end;
    } else if (sign === 'T' && /[jJ]/.test(stream[at + 1] ?? '')) {
      runs.push(
        given.flatMap((bytes) =>
          Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readUInt16BE(index * 2)),
        ),
      );
      given = [];
    } else if (sign === '[' || sign === 'B') given = [];
  }
  return runs;
}

/** Where the string that begins here ends: at the bracket that closes it. */
function endOfString(stream: string, from: number): number {
  let depth = 0;
  for (let at = from; at < stream.length; at += 1) {
    if (stream[at] === '\\') at += 1;
    else if (stream[at] === '(') depth += 1;
    else if (stream[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return stream.length;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(raw: string): Buffer {
  const text = raw.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, sign: string) =>
    /^[0-7]/.test(sign) ? String.fromCharCode(parseInt(sign, 8)) : (escapes[sign] ?? sign),
  );
  return Buffer.from(text, 'latin1');
}
