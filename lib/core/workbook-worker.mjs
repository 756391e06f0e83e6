// Makes one workbook in a thread of its own: what it uses up is its own memory, and no page waits while it computes.
import { parentPort } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';

/** @typedef {string | number | null} Cell */
/** @typedef {{ name: string, above: Cell[][], heads: string[] }} Head */

/** Signs of the widest line that still gives its column its width; longer ones are wrapped by whoever reads. */
const widest = 48;
/** So many lines are looked at for the width of a column. */
const looked = 200;

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

/** @param {(Cell | undefined)[]} cells */
function widthOf(cells) {
  const longest = Math.max(...cells.map((cell) => String(cell ?? '').length));
  return Math.min(Math.max(longest, 8), widest) + 2;
}

/** @param {{ head: Head, lines: Cell[][] }} sheet */
function laidOut({ head: { name, above, heads }, lines }) {
  return {
    sheet: name,
    data: [
      ...above.map((row) => row.map(typed)),
      heads.map((head) => ({
        type: String,
        value: plain(head),
        fontWeight: /** @type {const} */ ('bold'),
      })),
      ...lines.map((row) => row.map(typed)),
    ],
    columns: heads.map((head, column) => ({
      width: widthOf([head, ...lines.slice(0, looked).map((row) => row[column])]),
    })),
    stickyRowsCount: above.length + 1,
  };
}

async function hand() {
  const bytes = new Uint8Array(
    await writeXlsxFile(sheets.map(laidOut), { fontFamily: 'Calibri', fontSize: 11 }).toBuffer(),
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
