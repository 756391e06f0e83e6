import { SheetError } from './sheet-error.mjs';

/** How the bytes of a text file say what they are. */
const marks = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];
/** What Windows-1252 has from 0x80 to 0x9f; five places are free. */
const windows = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];
/** Characters by which the order of the bytes is guessed where no mark says it. */
const sample = 2_000;
/** Controls that no text holds; tab, line feed, form feed and carriage return are none of them. */
const controls = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;

/**
 * The text of a file, whatever spreadsheet wrote it: by its mark, else UTF-16 where every other byte is zero, else UTF-8
 * where it is valid, else Windows-1252. Refuses "not_a_sheet" for what is no text.
 * @param {Uint8Array} bytes
 * @returns {{ text: string, encoding: string }}
 */
export function decodeText(bytes) {
  const encoding = encodingOf(bytes);
  try {
    const text =
      encoding === 'windows-1252' ? decodeWindows(bytes) : new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (controls.test(text)) throw new SheetError('not_a_sheet');
    return { text, encoding };
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('not_a_sheet');
  }
}

/**
 * Whether a file begins with the mark of a text.
 * @param {Uint8Array} bytes
 */
export function hasMark(bytes) {
  return markOf(bytes) !== undefined;
}

/** @param {Uint8Array} bytes */
function markOf(bytes) {
  return marks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
}

/**
 * Some versions of Node take this alphabet for Latin-1, so what it has in the place of controls is put in here.
 * @param {Uint8Array} bytes
 */
function decodeWindows(bytes) {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => windows[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** @param {Uint8Array} bytes */
function encodingOf(bytes) {
  const mark = markOf(bytes);
  if (mark) return mark.encoding;
  const [even, odd] = [0, 1].map((start) => shareOfZeros(bytes, start));
  if (odd > 0.4 && even < 0.1) return 'utf-16le';
  if (even > 0.4 && odd < 0.1) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/**
 * @param {Uint8Array} bytes
 * @param {number} start 0 for the even bytes, 1 for the odd ones
 */
function shareOfZeros(bytes, start) {
  const end = Math.min(bytes.length, sample);
  let zeros = 0;
  for (let at = start; at < end; at += 2) if (bytes[at] === 0) zeros += 1;
  return zeros / Math.max(1, Math.ceil((end - start) / 2));
}

/** @param {Uint8Array} bytes */
function isUtf8(bytes) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
