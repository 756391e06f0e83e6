import { fileTypeFromBuffer } from 'file-type';
import { decodeText, hasMark } from './decode-text.mjs';
import { sheetLimits } from './limits.mjs';
import { readDelimited } from './read-delimited.mjs';
import { readNamedSheets, readWorkbook } from './read-workbook.mjs';
import { SheetError } from './sheet-error.mjs';

/** Workbooks whose parts are those of XLSX: the macros that some may hold are left where they are. */
const workbooks =
  /^application\/vnd\.(openxmlformats-officedocument\.spreadsheetml\.|ms-excel\.(sheet|template)\.macroenabled)/i;
const olderSheets = ['application/x-cfb', 'application/vnd.oasis.opendocument.spreadsheet'];

/**
 * A sheet as it was found: `separator` and `encoding` of a text, `sheet` (its name) and `sheets` (how many) of a workbook.
 * @typedef {{ rows: import('./rows.mjs').SheetRow[], separator?: string, encoding?: string, sheet?: string, sheets?: number }} Sheet
 */

/**
 * Reads a file by what it holds, whatever it is called. Throws a SheetError with its reason.
 * @param {Uint8Array} bytes
 * @returns {Promise<Sheet>}
 */
export async function readFile(bytes) {
  if (bytes.length > sheetLimits.fileBytes)
    throw new SheetError('file_too_big', { max: sheetLimits.fileBytes / 1024 / 1024 });
  // A text's mark first: two of its bytes could begin a sound as well.
  const found = hasMark(bytes) ? undefined : await fileTypeFromBuffer(bytes);
  const sheet = found ? readTyped(bytes, found.mime) : readText(bytes);
  if (sheet.rows.length === 0) throw new SheetError('empty');
  return sheet;
}

/**
 * Reads the sheets of these names from a workbook, whatever it is called. Throws a SheetError with its reason: a text with
 * commas has no sheets.
 * @param {Uint8Array} bytes
 * @param {readonly string[]} wanted in lower case
 * @returns {Promise<ReturnType<typeof readNamedSheets>>}
 */
export async function readSheetsOf(bytes, wanted) {
  if (bytes.length > sheetLimits.fileBytes)
    throw new SheetError('file_too_big', { max: sheetLimits.fileBytes / 1024 / 1024 });
  const found = hasMark(bytes) ? undefined : await fileTypeFromBuffer(bytes);
  if (!found) throw new SheetError('only_text');
  if (!workbooks.test(found.mime) && found.mime !== 'application/zip')
    throw new SheetError(olderSheets.includes(found.mime) ? 'older_sheet' : 'not_a_sheet');
  return readNamedSheets(bytes, wanted);
}

/**
 * @param {Uint8Array} bytes
 * @param {string} type
 * @returns {Sheet}
 */
function readTyped(bytes, type) {
  if (workbooks.test(type) || type === 'application/zip') return readWorkbook(bytes);
  throw new SheetError(olderSheets.includes(type) ? 'older_sheet' : 'not_a_sheet');
}

/**
 * @param {Uint8Array} bytes
 * @returns {Sheet}
 */
function readText(bytes) {
  const { text, encoding } = decodeText(bytes);
  return { ...readDelimited(text), encoding };
}
