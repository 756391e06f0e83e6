// Makes one workbook in a thread of its own: what it uses up is its own memory, and no page waits while it computes.
import { parentPort } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';

/** @typedef {string | number | null} Cell */
/** @typedef {{ name: string, above: Cell[][], heads: string[], isProse?: boolean }} Head */

/** Signs of the widest line that still gives its column its width; longer ones are wrapped by whoever reads. */
const widest = 48;
/** So many lines are looked at for the width of a column that is no prose. */
const looked = 200;
/** Points of a line of text in a cell, and of the highest row that a sheet may have. */
const lineHeight = 15;
const highest = 409;
/** Lines that the longest text of a column of prose takes at most: a few fewer than the highest row holds. */
const mostLines = 25;

const day = /^\d{4}-\d{2}-\d{2}$/;

/** What the text of a workbook may not hold at all: it would not open. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * A text as it may stand in a workbook. The writer looks texts up in an object: the names that every object has by itself
 * (`constructor`) would be found there, and the file would not open. A space behind them, which nobody sees, makes them others.
 * @param {string} text
 */
function plain(text) {
  const printable = text.replace(unprintable, '');
  return printable in Object.prototype ? `${printable} ` : printable;
}

/** @type {{ head: Head, lines: Cell[][] }[]} */
const sheets = [];

/** @param {Cell} cell */
function typed(cell) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { type: Number, value: cell };
  const at = dayOf(cell);
  if (at) return { type: Date, value: at, format: 'yyyy-mm-dd' };
  return { type: String, value: plain(cell) };
}

/**
 * A day that a spreadsheet can show; null for other text, also where it only looks like one.
 * @param {string} cell
 */
function dayOf(cell) {
  if (!day.test(cell)) return null;
  const at = new Date(`${cell}T00:00:00Z`);
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(cell) && at.getUTCFullYear() >= 1900;
  return isDay ? at : null;
}

/**
 * @param {(Cell | undefined)[]} cells
 * @param {boolean} isProse a text that the highest row could not hold gets a wider column
 */
function widthOf(cells, isProse) {
  const longest = cells.reduce((most, cell) => Math.max(most, String(cell ?? '').length), 8);
  return Math.min(longest, isProse ? Math.max(widest, Math.ceil(longest / mostLines)) : widest) + 2;
}

/**
 * How high a row of prose must be. A reader that opens a sheet does not work it out by itself in every program.
 * @param {Cell[]} row
 * @param {{ width: number }[]} columns
 */
function heightOf(row, columns) {
  const lines = row.map((cell, column) => {
    const signs = (columns[column]?.width ?? widest) - 2;
    return String(cell ?? '')
      .split('\n')
      .reduce((sum, part) => sum + Math.max(Math.ceil(part.length / signs), 1), 0);
  });
  return Math.min(Math.max(...lines) * lineHeight, highest);
}

/**
 * A row to be read: its texts are wrapped and stand whole.
 * @param {Cell[]} row
 * @param {{ width: number }[]} columns
 */
function proseRow(row, columns) {
  const look = { wrap: true, alignVertical: /** @type {const} */ ('top'), height: heightOf(row, columns) };
  return row.map((cell) => {
    const made = typed(cell);
    // A number at the end of its cell would be read as one with the text that begins beside it.
    const start = typeof cell === 'number' ? { align: /** @type {const} */ ('left') } : {};
    return made && { ...made, ...look, ...start };
  });
}

/** @param {{ head: Head, lines: Cell[][] }} sheet */
function laidOut({ head: { name, above, heads, isProse }, lines }) {
  const columns = heads.map((head, column) => ({
    width: widthOf(
      [head, ...lines.slice(0, isProse ? lines.length : looked).map((row) => row[column])],
      isProse ?? false,
    ),
  }));
  return {
    sheet: name,
    data: [
      ...above.map((row) => row.map(typed)),
      heads.map((head) => ({
        type: String,
        value: plain(head),
        fontWeight: /** @type {const} */ ('bold'),
      })),
      ...lines.map((row) => (isProse ? proseRow(row, columns) : row.map(typed))),
    ],
    columns,
    stickyRowsCount: above.length + 1,
    ...(isProse ? { orientation: /** @type {const} */ ('landscape') } : {}),
  };
}

/**
 * A sheet on its side is printed as wide as a page, on as many pages as it takes. The part that says so comes first in a sheet.
 * @type {import('write-excel-file/node').Feature<never>}
 */
const asWideAsAPage = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, { orientation }) =>
          orientation ? xml.replace(/<worksheet [^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>') : xml,
        transformElementAttributes: (tag, attributes) =>
          tag === 'pageSetup' ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes,
      },
    },
  },
};

async function hand() {
  const bytes = new Uint8Array(
    await writeXlsxFile(sheets.map(laidOut), {
      fontFamily: 'Calibri',
      fontSize: 11,
      features: [asWideAsAPage],
    }).toBuffer(),
  );
  parentPort?.postMessage(bytes, [bytes.buffer]);
  parentPort?.close();
}

// What fails in `hand` ends the thread, and whoever waits for it hears why.
parentPort?.on('message', (/** @type {{ head?: Head, lines?: Cell[][] }} */ { head, lines }) => {
  if (head) sheets.push({ head, lines: [] });
  else if (lines) for (const line of lines) sheets.at(-1)?.lines.push(line);
  else void hand();
});
