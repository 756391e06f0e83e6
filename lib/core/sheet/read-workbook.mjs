import { RowCollector, storable } from './rows.mjs';
import { SheetError } from './sheet-error.mjs';
import { isDateFormat, showDate, showNumber } from './show-number.mjs';
import { walkXml } from '../walk-xml.mjs';
import { unpack } from './unpack.mjs';

const book = 'xl/workbook.xml';

/**
 * The first visible sheet of a workbook: values only. Formulas are read by the value they had when the file was saved, and
 * one without such a value is said to be wrong; macros, pictures and everything else are never looked at.
 * @param {Uint8Array} bytes
 * @returns {{ rows: import('./rows.mjs').SheetRow[], sheet: string, sheets: number }}
 */
export function readWorkbook(bytes) {
  const { sheets, read } = openWorkbook(bytes);
  const first = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0] ?? refuse();
  return { rows: read([first])[0], sheet: storable(first.name), sheets: sheets.length };
}

/**
 * The sheets of these names, in any case and hidden ones too; of two with one name the first. `names`: of all sheets there are.
 * @param {Uint8Array} bytes
 * @param {readonly string[]} wanted in lower case
 * @returns {{ names: string[], sheets: { name: string, rows: import('./rows.mjs').SheetRow[] }[] }}
 */
export function readNamedSheets(bytes, wanted) {
  const { sheets, read } = openWorkbook(bytes);
  const found = wanted.flatMap((name) => sheets.find((sheet) => sheet.name.trim().toLowerCase() === name) ?? []);
  const rows = read(found);
  return {
    names: sheets.map(({ name }) => storable(name)),
    sheets: found.map(({ name }, index) => ({ name: storable(name), rows: rows[index] ?? [] })),
  };
}

/**
 * What a workbook says of itself, and its sheets as they are asked for.
 * @param {Uint8Array} bytes
 */
function openWorkbook(bytes) {
  const frame = unpack(bytes, (name) => /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml)$/.test(name));
  if (!frame.has(book)) throw new SheetError('not_a_sheet');
  const { sheets, is1904 } = readBook(frame.get(book) ?? '');
  const { targets, strings } = readTargets(frame.get('xl/_rels/workbook.xml.rels') ?? refuse());
  const styles = readStyles(frame.get('xl/styles.xml') ?? '');
  /** @param {readonly { relation: string }[]} asked */
  const read = (asked) => {
    const parts = asked.map(({ relation }) => targets.get(relation) ?? refuse());
    const content = unpack(bytes, (name) => name === strings || parts.includes(name));
    const shared = readStrings(content.get(strings) ?? '');
    return parts.map((part) => readRows(content.get(part) ?? refuse(), { shared, styles, is1904 }));
  };
  return { sheets, read };
}

/** @returns {never} */
function refuse() {
  throw new SheetError('damaged');
}

/**
 * Walks through a part.
 * @param {string} xml
 * @param {{ open?: (name: string, attributes: Record<string, string>) => void, close?: (name: string) => void, text?: (value: string) => void }} hooks
 */
function walk(xml, hooks) {
  walkXml(xml, { ...hooks, broken: refuse });
}

/** @param {string} xml */
function readBook(xml) {
  /** @type {{ name: string, relation: string, isHidden: boolean }[]} */
  const sheets = [];
  let is1904 = false;
  walk(xml, {
    open: (name, { name: title = '', id = '', state = '', date1904 = '' }) => {
      if (name === 'sheet') sheets.push({ name: title, relation: id, isHidden: state !== '' && state !== 'visible' });
      if (name === 'workbookPr') is1904 = date1904 === '1' || date1904 === 'true';
    },
  });
  return { sheets, is1904 };
}

/** Where the parts lie that the workbook names. */
function readTargets(xml) {
  /** @type {Map<string, string>} */
  const targets = new Map();
  let strings = 'xl/sharedStrings.xml';
  walk(xml, {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return;
      const part = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
      if (Type.endsWith('/worksheet')) targets.set(Id, part);
      if (Type.endsWith('/sharedStrings')) strings = part;
    },
  });
  return { targets, strings };
}

/** For each style the format of its numbers. */
function readStyles(xml) {
  /** @type {Map<number, string>} */
  const codes = new Map();
  /** @type {{ isDate: boolean, code: string | undefined }[]} */
  const styles = [];
  let isInside = false;
  walk(xml, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') isInside = true;
      const code = codes.get(Number(numFmtId));
      if (name === 'xf' && isInside) styles.push({ isDate: isDateFormat(Number(numFmtId), code), code });
    },
    close: (name) => {
      if (name === 'cellXfs') isInside = false;
    },
  });
  return styles;
}

/** The texts that cells share; how a word is to be pronounced, which Japanese files hold, is no part of them. */
function readStrings(xml) {
  /** @type {string[]} */
  const shared = [];
  let value = '';
  let isText = false;
  let isReading = false;
  walk(xml, {
    open: (name) => {
      if (name === 'si') value = '';
      if (name === 'rPh') isReading = true;
      if (name === 't') isText = !isReading;
    },
    close: (name) => {
      if (name === 'si') shared.push(value);
      if (name === 'rPh') isReading = false;
      if (name === 't') isText = false;
    },
    text: (part) => {
      if (isText) value += part;
    },
  });
  return shared;
}

/**
 * @param {string} xml
 * @param {{ shared: string[], styles: { isDate: boolean, code: string | undefined }[], is1904: boolean }} about
 */
function readRows(xml, about) {
  const collector = new RowCollector();
  let number = 0;
  /** @type {string[]} */
  let cells = [];
  /** @type {{ column: number, code: string }[]} */
  let wrong = [];
  let cell = emptyCell(0, {});
  let isValue = false;
  let isReading = false;
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        number = Number(attributes.r) || number + 1;
        [cells, wrong, cell] = [[], [], emptyCell(-1, {})];
      } else if (name === 'c') cell = emptyCell(columnOf(attributes.r) ?? cell.column + 1, attributes);
      else if (name === 'f') cell.hasFormula = true;
      else if (name === 'rPh') isReading = true;
      isValue = name === 'v' || (name === 't' && !isReading);
    },
    text: (part) => {
      if (isValue) cell.value += part;
    },
    close: (name) => {
      isValue = false;
      if (name === 'rPh') isReading = false;
      if (name === 'c') {
        const shown = showCell(cell, about);
        if (shown.wrong) wrong.push({ column: cell.column, code: shown.wrong });
        else if (shown.text !== '') cells[cell.column] = shown.text;
      }
      if (name === 'row') collector.add(number, cells, wrong);
    },
  });
  return collector.rows;
}

function emptyCell(column, { t: type = 'n', s: style = '0' }) {
  return { column, type, style: Number(style), value: '', hasFormula: false };
}

/** "AB12" → 27; undefined where the cell does not say where it stands. */
function columnOf(reference) {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters && [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** What a cell shows, or why it has no value. */
function showCell({ type, style, value, hasFormula }, { shared, styles, is1904 }) {
  if (value === '') return hasFormula && type !== 'str' ? { wrong: 'formula_without_value' } : { text: '' };
  if (type === 'e') return { wrong: 'cell_error' };
  if (type === 's') return { text: shared[Number(value)] ?? '' };
  if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'd') return { text: value.replace(/T00:00(:00(\.0+)?)?Z?$/, '') };
  if (type !== 'n' || !Number.isFinite(Number(value))) return { text: value };
  const { isDate = false, code } = styles[style] ?? {};
  return { text: isDate ? showDate(Number(value), is1904) : showNumber(Number(value), code) };
}
