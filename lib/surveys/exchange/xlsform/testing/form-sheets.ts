import writeXlsxFile from 'write-excel-file/node';

/** A form as a person types it: sheets of rows of cells. */
export type TypedForm = Record<string, readonly (readonly (string | number | boolean | null)[])[]>;

/** The sheets as the house's reader gives them: trimmed cells, rows with their numbers, none that are empty. */
export function sheetsOf(form: TypedForm) {
  const sheets = Object.entries(form).map(([name, rows]) => ({
    name,
    rows: rows.flatMap((row, index) => {
      const cells = row.map((cell) => String(cell ?? '').trim());
      while (cells.at(-1) === '') cells.pop();
      return cells.length > 0 ? [{ number: index + 1, cells, wrong: [] }] : [];
    }),
  }));
  return { names: sheets.map(({ name }) => name), sheets };
}

/** The form as the bytes of a workbook. */
export async function workbookOf(form: TypedForm): Promise<Uint8Array> {
  const sheets = Object.entries(form).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row) =>
      row.map((cell) =>
        cell === null || cell === ''
          ? null
          : typeof cell === 'number'
            ? { type: Number, value: cell }
            : typeof cell === 'boolean'
              ? { type: Boolean, value: cell }
              : { type: String, value: cell },
      ),
    ),
  }));
  return new Uint8Array(await writeXlsxFile(sheets).toBuffer());
}

/** A survey sheet of rows that name their columns, so that a test says only what it is about. */
export function surveyOf(...rows: readonly Record<string, string | number>[]): TypedForm[string] {
  const heads = [...new Set(['type', 'name', 'label', ...rows.flatMap((row) => Object.keys(row))])];
  return [heads, ...rows.map((row) => heads.map((head) => row[head] ?? ''))];
}
