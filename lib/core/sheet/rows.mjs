import { sheetLimits } from './limits.mjs';
import { SheetError } from './sheet-error.mjs';

/**
 * A row as people see it in their spreadsheet: its number there, the text of each cell, and the cells that hold no value.
 * @typedef {{ number: number, cells: string[], wrong: { column: number, code: string }[] }} SheetRow
 */

/** Takes rows in until there are too many; rows without anything in them are left out and keep the numbers of the others true. */
export class RowCollector {
  constructor() {
    /** @type {SheetRow[]} */
    this.rows = [];
    this.last = 0;
    this.characters = 0;
  }

  /**
   * @param {number} number of the row, from 1
   * @param {string[]} cells a hole counts as empty
   * @param {{ column: number, code: string }[]} [wrong] columns from 0
   */
  add(number, cells, wrong = []) {
    const isNext = Number.isInteger(number) && number > this.last && number <= sheetLimits.lastRow;
    if (!isNext) throw new SheetError('damaged');
    this.last = number;
    const texts = Array.from(cells, (cell) => storable(cell ?? '').trim());
    while (texts.length > 0 && texts.at(-1) === '') texts.pop();
    const last = Math.max(texts.length, ...wrong.map(({ column }) => column + 1));
    if (last === 0) return;
    if (last > sheetLimits.columns) throw new SheetError('too_many_columns', { row: number, max: sheetLimits.columns });
    if (this.rows.length > sheetLimits.rows) throw new SheetError('too_many_rows', { max: sheetLimits.rows });
    const long = texts.flatMap((text, column) =>
      text.length > sheetLimits.cell ? [{ column, code: 'cell_too_long' }] : [],
    );
    for (const { column } of long) texts[column] = storable(texts[column].slice(0, sheetLimits.cell));
    for (const text of texts) this.characters += text.length;
    if (this.characters > sheetLimits.characters) throw new SheetError('too_big_inside');
    this.rows.push({ number, cells: texts, wrong: [...wrong, ...long] });
  }
}

/**
 * A text as a database can keep it: without NUL, and without half a sign.
 * @param {string} text
 */
export const storable = (text) => text.replaceAll('\0', '').toWellFormed();
