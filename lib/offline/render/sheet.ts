import 'server-only';
import { strToU8, zipSync } from 'fflate';
import { columns } from '../model/read-back';
import type { SheetRow } from '../model/sheet';

/** What the sheet says beside its rows. `origin`: the hidden line by which it is known again. */
export type SheetFrame = {
  name: string;
  title: string;
  madeFor: string;
  note: string;
  heads: { number: string; label: string; answer: string; how: string };
  origin: string;
};

/** Rows above the first question. */
const above = 5;
/** Cells by what they may be: locked text, a head, a title, wrapped text, a cell to fill in, one for a day. */
const style = { plain: 0, head: 1, title: 2, wrapped: 3, answer: 4, day: 5, question: 6 } as const;

const escape = (text: string) =>
  text
    // What the text of a workbook may not hold at all: it would not open.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const letter = (column: number) => String.fromCharCode(65 + column);

/** A text is a text whatever it begins with: it is never a formula. */
function cell(column: number, row: number, text: string, look: number): string {
  const at = `${letter(column)}${row}`;
  if (text === '') return `<c r="${at}" s="${look}"/>`;
  return `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
}

/** The days of a day as spreadsheets count them. */
function serial(day: string): number | null {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? null : Math.round(at / 86_400_000) + 25_569;
}

function answerCell(row: number, { value, isDay }: SheetRow): string {
  const days = isDay && value ? serial(value) : null;
  if (days !== null) return `<c r="${letter(columns.answer)}${row}" s="${style.day}"><v>${days}</v></c>`;
  return cell(columns.answer, row, value, isDay ? style.day : style.answer);
}

/**
 * The questionnaire as a workbook of one sheet: everything but the cells to fill in is locked, choices come from lists, and
 * hidden columns hold the codes by which an answer is known again, its revision, and the lists.
 */
export function renderSheet(frame: SheetFrame, rows: readonly SheetRow[]): Uint8Array {
  const lists = placeLists(rows);
  const count = Math.max(above + rows.length, ...[...lists.ranges.values()].map(({ to }) => to));
  const xml = Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const row = rows[number - above - 1];
    const cells = row ? cellsOf(row, number) : headCells(frame, number);
    const item = lists.items.get(number);
    return `<row r="${number}" ht="${heightOf(row, number, frame)}" customHeight="1">${cells}${item === undefined ? '' : cell(columns.list, number, item, style.plain)}</row>`;
  }).join('');
  const validations = rows.flatMap((row, index) => {
    const range = row.list && lists.ranges.get(row.list.join('\n'));
    if (!range) return [];
    const at = `${letter(columns.answer)}${above + index + 1}`;
    const from = `$${letter(columns.list)}$${range.from}:$${letter(columns.list)}$${range.to}`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${at}"><formula1>${from}</formula1></dataValidation>`;
  });
  const sheet = `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${above}" topLeftCell="A${above + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${width(columns.number, 6)}${width(columns.label, 62)}${width(columns.answer, 44)}${width(columns.how, 34)}${hidden(columns.key, columns.list)}</cols><sheetData>${xml}</sheetData><sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>${validations.length > 0 ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>` : ''}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
  return zipSync({
    '[Content_Types].xml': strToU8(contentTypes),
    '_rels/.rels': strToU8(rootRelations),
    'xl/workbook.xml': strToU8(
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escape(frame.name).slice(0, 31)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(bookRelations),
    'xl/styles.xml': strToU8(styles),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  });
}

/** Lines that a text takes in a column so many signs wide. */
const linesIn = (text: string, signs: number) =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / signs)), 0);

/** Points that a row needs for its longest cell: not every spreadsheet makes room for wrapped text by itself. */
function heightOf(row: SheetRow | undefined, number: number, frame: SheetFrame): number {
  if (row?.kind === 'title') return 20 * linesIn(row.label, 38);
  if (row) return 15 * Math.max(linesIn(row.label, 50), linesIn(row.value, 38), linesIn(row.how, 28));
  if (number === 1) return 20 * linesIn(frame.title, 38);
  return 15 * linesIn(number === 2 ? frame.madeFor : number === 3 ? frame.note : '', 50);
}

function headCells(frame: SheetFrame, number: number): string {
  switch (number) {
    case 1:
      return cell(columns.label, 1, frame.title, style.title) + cell(columns.key, 1, frame.origin, style.plain);
    case 2:
      return cell(columns.label, 2, frame.madeFor, style.wrapped);
    case 3:
      return cell(columns.label, 3, frame.note, style.wrapped);
    case above: {
      const { number: no, label, answer, how } = frame.heads;
      return [no, label, answer, how].map((text, column) => cell(column, above, text, style.head)).join('');
    }
    default:
      return '';
  }
}

function cellsOf(row: SheetRow, number: number): string {
  const look = row.kind === 'title' ? style.title : row.kind === 'question' ? style.question : style.wrapped;
  const lead = cell(columns.number, number, row.number, look) + cell(columns.label, number, row.label, look);
  const how = cell(columns.how, number, row.how, style.wrapped);
  if (row.key === null) return lead + how;
  return `${lead}${answerCell(number, row)}${how}${cell(columns.key, number, row.key, style.plain)}${cell(columns.revision, number, String(row.revision), style.plain)}`;
}

/** Where each list stands in its hidden column: each once, however many cells choose from it. */
function placeLists(rows: readonly SheetRow[]) {
  const ranges = new Map<string, { from: number; to: number }>();
  const items = new Map<number, string>();
  let next = above + 1;
  for (const { list } of rows) {
    if (!list || list.length === 0 || ranges.has(list.join('\n'))) continue;
    ranges.set(list.join('\n'), { from: next, to: next + list.length - 1 });
    for (const item of list) items.set(next++, item);
  }
  return { ranges, items };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const width = (column: number, signs: number) =>
  `<col min="${column + 1}" max="${column + 1}" width="${signs}" customWidth="1"/>`;
const hidden = (from: number, to: number) =>
  `<col min="${from + 1}" max="${to + 1}" width="10" hidden="1" customWidth="1"/>`;
const contentTypes = `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${office}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/></Types>`;
const rootRelations = `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const bookRelations = `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`;
const wrap = (horizontal = '') => `<alignment vertical="top" wrapText="1"${horizontal}/>`;
const xf = (font: number, fill: number, border: number, format: number, more: string) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">${more}</xf>`;
const open = '<protection locked="0"/>';
const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFBE6"/></patternFill></fill></fills><borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="medium"/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">${[
  xf(0, 0, 0, 0, ''),
  xf(1, 0, 1, 0, wrap()),
  xf(2, 0, 0, 0, wrap()),
  xf(0, 0, 0, 0, wrap()),
  xf(0, 2, 2, 49, wrap() + open),
  xf(0, 2, 2, 164, wrap(' horizontal="left"') + open),
  xf(1, 0, 0, 0, wrap()),
].join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
