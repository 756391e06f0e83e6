import writeXlsxFile from 'write-excel-file/node';
import type { CsvCell } from './csv';

/** One sheet: what stands above the heads, the heads, which stay in sight, and the lines. */
export type WorkbookSheet = {
  name: string;
  above: readonly (readonly CsvCell[])[];
  heads: readonly string[];
  lines: readonly (readonly CsvCell[])[];
};

/** Signs of the widest line that still gives its column its width; longer ones are wrapped by whoever reads. */
const widest = 48;
/** So many lines are looked at for the width of a column. */
const looked = 200;

const day = /^\d{4}-\d{2}-\d{2}$/;

/** What a workbook's text may not hold at all: it would not open. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Sheets as a workbook. Cells are typed: a text stays a text, whatever it begins with, and is never a formula; so does a
 * telephone number. A day (YYYY-MM-DD) becomes a day that can be sorted. Held in memory whole: callers limit the lines.
 */
export async function toWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  return writeXlsxFile(
    sheets.map(({ name, above, heads, lines }) => ({
      sheet: name,
      data: [
        ...above.map((row) => row.map(typed)),
        heads.map((head) => ({ type: String, value: head.replace(unprintable, ''), fontWeight: 'bold' as const })),
        ...lines.map((row) => row.map(typed)),
      ],
      columns: heads.map((head, column) => ({
        width: widthOf([head, ...lines.slice(0, looked).map((row) => row[column])]),
      })),
      stickyRowsCount: above.length + 1,
    })),
  ).toBuffer();
}

function typed(cell: CsvCell) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { type: Number, value: cell };
  if (day.test(cell)) return { type: Date, value: new Date(`${cell}T00:00:00Z`), format: 'yyyy-mm-dd' };
  return { type: String, value: cell.replace(unprintable, '') };
}

function widthOf(cells: readonly (CsvCell | undefined)[]): number {
  const longest = Math.max(...cells.map((cell) => String(cell ?? '').length));
  return Math.min(Math.max(longest, 8), widest) + 2;
}
