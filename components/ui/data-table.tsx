import type { ReactNode } from 'react';

import { TableMarkup, type TableHead, type TableLook } from './table-markup';

export interface Column<Row> {
  key: string;
  head: ReactNode;
  /** Plain text of the head, shown before the value where the table turns into labelled rows; empty where a button says itself what it does. */
  label?: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end, and their head with them. */
  numeric?: boolean;
  /** The cell that names the row; the first column unless another says so. */
  isRowHead?: boolean;
  /** Narrow column of tick boxes. */
  isSelection?: boolean;
  /** Present where the rows can be sorted by this column. */
  sort?: { href: string; direction: 'ascending' | 'descending' | 'none' };
}

interface DataTableProps<Row> extends TableLook {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  isSelected?: (row: Row) => boolean;
  /** Cells of the total row, by column key. */
  totals?: Partial<Record<string, ReactNode>>;
}

/**
 * A table as in print. The region around it can be focused and is named, so that it scrolls by keyboard.
 * Roles are spelled out where a table is laid out as cards on a phone, which would lose them.
 */
export function DataTable<Row>({ columns, rows, rowKey, isSelected, totals, ...look }: DataTableProps<Row>) {
  const rowHead = (columns.find((column) => column.isRowHead) ?? columns.find((column) => !column.isSelection))?.key;
  return (
    <TableMarkup
      {...look}
      heads={columns.map((column) => headOf(column, column.key === rowHead))}
      rows={rows.map((row) => ({
        key: rowKey(row),
        ...(isSelected ? { isSelected: isSelected(row) } : {}),
        cells: columns.map(({ cell }) => cell(row)),
      }))}
      {...(isSelected ? { canSelect: true } : {})}
      {...(totals ? { totals: columns.map(({ key }) => totals[key]) } : {})}
    />
  );
}

/** Only what is there: what is missing would be sent as missing. */
function headOf<Row>({ key, head, label, numeric, isSelection, sort }: Column<Row>, isRowHead: boolean): TableHead {
  const className = isSelection ? 'sel' : numeric ? 'n' : undefined;
  // A column without a head, such as tick boxes, has nothing to be called by.
  const name = label ?? (typeof head === 'string' && head !== '' ? head : undefined);
  return {
    key,
    head,
    ...(name ? { label: name } : {}),
    ...(className ? { className } : {}),
    ...(isRowHead ? { isRowHead } : {}),
    ...(sort ? { sort } : {}),
  };
}
