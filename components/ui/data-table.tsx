import type { CSSProperties, ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  head: ReactNode;
  /** Plain text of the head, shown before the value where the table turns into labelled rows. */
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

interface DataTableProps<Row> {
  /** Names the table and its scrolling region. */
  caption: string;
  /** Said after the caption in quieter ink: period, zone. */
  captionNote?: ReactNode;
  /** For screen readers only, where a heading already says it. */
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  isSelected?: (row: Row) => boolean;
  /** Cells of the total row, by column key. */
  totals?: Partial<Record<string, ReactNode>>;
  /** Work tables; read tables are looser. */
  dense?: boolean;
  /** On a phone each row becomes a short labelled list. For tables of up to about eight columns. */
  cards?: boolean;
  /** Smallest width in rem before the region scrolls sideways. */
  minWidth?: number;
}

/**
 * A table as in print. The region around it can be focused and is named, so that it scrolls by keyboard.
 * Roles are spelled out where a table is laid out as cards on a phone, which would lose them.
 */
export function DataTable<Row>({ columns, rows, rowKey, isSelected, totals, ...look }: DataTableProps<Row>) {
  const rowHead = (columns.find((column) => column.isRowHead) ?? columns.find((column) => !column.isSelection))?.key;
  const role = (name: string) => (look.cards ? name : undefined);
  const classes = [look.minWidth && 'least', look.dense && 'dense', look.cards && 'cards-s', isSelected && 'selrows']
    .filter(Boolean)
    .join(' ');
  return (
    <div className="tw" tabIndex={0} role="region" aria-label={look.caption}>
      <table
        role={role('table')}
        className={classes || undefined}
        style={look.minWidth ? ({ '--least': `${look.minWidth}rem` } as CSSProperties) : undefined}
      >
        <caption className={look.hideCaption ? 'vh' : undefined}>
          <b>{look.caption}</b>
          {look.captionNote ? <>, {look.captionNote}</> : null}
        </caption>
        <thead role={role('rowgroup')}>
          <tr role={role('row')}>
            {columns.map((column) => (
              <th
                key={column.key}
                role={role('columnheader')}
                scope="col"
                className={classOf(column)}
                aria-sort={column.sort?.direction}
              >
                {column.sort ? (
                  <a className="sort" href={column.sort.href}>
                    {column.head}
                  </a>
                ) : (
                  column.head
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role={role('rowgroup')}>
          {rows.map((row) => (
            <tr key={rowKey(row)} role={role('row')} aria-selected={isSelected?.(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} isHead={column.key === rowHead} isCard={look.cards}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {totals ? (
          <tfoot role={role('rowgroup')}>
            <tr role={role('row')}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} isHead={column.key === rowHead} isCard={look.cards}>
                  {totals[column.key]}
                </Cell>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

interface CellProps<Row> {
  column: Column<Row>;
  isHead: boolean;
  isCard: boolean | undefined;
  children: ReactNode;
}

function Cell<Row>({ column, isHead, isCard, children }: CellProps<Row>) {
  if (isHead) {
    return (
      <th role={isCard ? 'rowheader' : undefined} scope="row" className={classOf(column)}>
        {children}
      </th>
    );
  }
  if (!isCard) return <td className={classOf(column)}>{children}</td>;
  // A column without a head, such as tick boxes, has nothing to be called by.
  const label = column.label ?? (typeof column.head === 'string' && column.head !== '' ? column.head : undefined);
  return (
    <td role="cell" className={classOf(column)} data-l={label}>
      {children}
    </td>
  );
}

function classOf<Row>(column: Column<Row>): string | undefined {
  if (column.isSelection) return 'sel';
  return column.numeric ? 'n' : undefined;
}
