export type CsvCell = string | number | null;

/** What a spreadsheet would run instead of showing. A telephone number or a negative figure is let through as it is. */
function isFormula(text: string): boolean {
  return /^[=@\t\r]/.test(text) || (/^[+\-−]/.test(text) && !/^[+\-−][\d\s().,/-]*$/.test(text));
}

function cellText(cell: CsvCell): string {
  const text = cell === null ? '' : String(cell);
  const inert = isFormula(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(inert) || inert !== inert.trim() ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/**
 * Rows as CSV (RFC 4180, commas, CRLF) with the UTF-8 mark that spreadsheets look for.
 * Cells and heads that a spreadsheet would take for a formula are made text by an apostrophe in front; "+41 22 …" survives.
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}
