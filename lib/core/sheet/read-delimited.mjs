import { RowCollector } from './rows.mjs';
import { SheetError } from './sheet-error.mjs';

const separators = [',', ';', '\t'];
/** Rows by which the separator is guessed. */
const guessedBy = 50;

/**
 * The rows of a comma-separated text (RFC 4180): quoted cells may hold separators, line breaks and doubled quotes. The
 * separator is the one a first line "sep=;" names, else the one that gives the first rows the same number of columns.
 * Numbers of rows are those a spreadsheet shows: a cell of several lines is one row.
 * @param {string} text
 * @returns {{ rows: import('./rows.mjs').SheetRow[], separator: string }}
 */
export function readDelimited(text) {
  const named = /^sep=([,;\t])\r?\n/i.exec(text);
  const separator = named?.[1] ?? guessSeparator(text);
  const collector = new RowCollector();
  let number = named ? 1 : 0;
  for (const cells of records(named ? text.slice(named[0].length) : text, separator))
    collector.add((number += 1), cells);
  return { rows: collector.rows, separator };
}

/** @param {string} text */
function guessSeparator(text) {
  const scores = separators.map((separator) => ({ separator, score: scoreOf(text, separator) }));
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

/** How many columns the first row has, times the share of the first rows that have as many. */
function scoreOf(text, separator) {
  /** @type {number[]} */
  const widths = [];
  try {
    for (const cells of records(text, separator)) {
      if (cells.length > 1 || cells[0] !== '') widths.push(cells.length);
      if (widths.length === guessedBy) break;
    }
  } catch (error) {
    // Quotes that never end read the same by every separator: the reading itself says so.
    if (!(error instanceof SheetError)) throw error;
  }
  const [first = 0] = widths;
  return first < 2 ? 0 : (first * widths.filter((width) => width === first).length) / widths.length;
}

/**
 * One record after the other.
 * @param {string} text
 * @param {string} separator
 * @returns {Generator<string[]>}
 */
function* records(text, separator) {
  let at = 0;
  let number = 0;
  while (at < text.length) {
    /** @type {string[]} */
    const cells = [];
    number += 1;
    for (let isLast = false; !isLast;) {
      const cell = text[at] === '"' ? quoted(text, at, number) : { value: '', end: at };
      const end = endOfPlain(text, cell.end, separator);
      cells.push(cell.value + text.slice(cell.end, end));
      isLast = text[end] !== separator;
      at = end + 1;
      if (isLast && text[end] === '\r' && text[at] === '\n') at += 1;
    }
    yield cells;
  }
}

/**
 * @param {string} text
 * @param {number} start where the quote stands
 * @param {number} row for the refusal
 */
function quoted(text, start, row) {
  let value = '';
  for (let at = start + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new SheetError('open_quote', { row });
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

/**
 * @param {string} text
 * @param {number} start
 * @param {string} separator
 */
function endOfPlain(text, start, separator) {
  let at = start;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}
