export type CsvCell = string | number | null;

/** The sign at the beginning of a file by which spreadsheets know UTF-8. */
export const utf8Mark = '\ufeff';

/**
 * What a spreadsheet would run instead of showing, also behind spaces and in the wide signs of East Asian keyboards. A
 * telephone number or a negative figure is let through as it is.
 */
function isFormula(text: string): boolean {
  if (/^[\t\r]/.test(text)) return true;
  const first = text.trimStart();
  return /^[=@＝＠]/.test(first) || (/^[+\-−＋－]/.test(first) && !/^[+\-−][\d\s().,/-]*$/.test(first));
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const inert = isFormula(cell) ? `'${cell}` : cell;
  return /[",;\r\n\t]|^\s|\s$/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Rows as lines of CSV (RFC 4180, commas, CRLF), for a file that is written piece by piece. */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

/**
 * Rows as CSV (RFC 4180, commas, CRLF) with the UTF-8 mark that spreadsheets look for.
 * Cells and heads that a spreadsheet would take for a formula are made text by an apostrophe in front; "+41 22 …" survives.
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `${utf8Mark}${csvLines(rows)}`;
}
