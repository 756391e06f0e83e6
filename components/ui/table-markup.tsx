'use client';

import type { CSSProperties, ReactNode } from 'react';

export interface TableHead {
  key: string;
  head: ReactNode;
  /** Shown before each value where rows are laid out as cards. */
  label?: string;
  className?: string;
  isRowHead?: boolean;
  sort?: { href: string; direction: 'ascending' | 'descending' | 'none' };
}

export interface TableLook {
  /** Names the table and its scrolling region. */
  caption: string;
  /** Said after the caption in quieter ink: period, zone. */
  captionNote?: ReactNode;
  /** For screen readers only, where a heading already says it. */
  hideCaption?: boolean;
  /** Work tables; read tables are looser. */
  dense?: boolean;
  /** On a phone each row becomes a short labelled list. For tables of up to about eight columns. */
  cards?: boolean;
  /** Smallest width in rem before the region scrolls sideways. */
  minWidth?: number;
}

interface TableMarkupProps extends TableLook {
  heads: readonly TableHead[];
  /** Each with its cells in the order of the heads. */
  rows: readonly { key: string; isSelected?: boolean; cells: readonly ReactNode[] }[];
  totals?: readonly ReactNode[];
  canSelect?: boolean;
}

/**
 * What `DataTable` draws, from plain values. A component of both sides: the page's second copy, for the browser, then is the
 * values and not their markup, which for a list of people is half of the document.
 */
export function TableMarkup({ heads, rows, totals, canSelect, ...look }: TableMarkupProps) {
  const role = (name: string) => (look.cards ? name : undefined);
  const classes = [look.minWidth && 'least', look.dense && 'dense', look.cards && 'cards-s', canSelect && 'selrows']
    .filter(Boolean)
    .join(' ');
  const cellsOf = (cells: readonly ReactNode[]) =>
    heads.map((head, index) => (
      <Cell key={head.key} head={head} isCard={look.cards}>
        {cells[index]}
      </Cell>
    ));
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
            {heads.map(({ key, head, className, sort }) => (
              <th key={key} role={role('columnheader')} scope="col" className={className} aria-sort={sort?.direction}>
                {sort ? (
                  <a className="sort" href={sort.href}>
                    {head}
                  </a>
                ) : (
                  head
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role={role('rowgroup')}>
          {rows.map(({ key, isSelected, cells }) => (
            <tr key={key} role={role('row')} aria-selected={isSelected}>
              {cellsOf(cells)}
            </tr>
          ))}
        </tbody>
        {totals ? (
          <tfoot role={role('rowgroup')}>
            <tr role={role('row')}>{cellsOf(totals)}</tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

interface CellProps {
  head: TableHead;
  isCard: boolean | undefined;
  children: ReactNode;
}

function Cell({ head: { className, isRowHead, label }, isCard, children }: CellProps) {
  if (isRowHead) {
    return (
      <th role={isCard ? 'rowheader' : undefined} scope="row" className={className}>
        {children}
      </th>
    );
  }
  if (!isCard) return <td className={className}>{children}</td>;
  return (
    <td role="cell" className={className} data-l={label}>
      {children}
    </td>
  );
}
