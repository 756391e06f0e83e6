import { Fragment, type ReactNode } from 'react';
import type { Content, Inline, Shape } from '@/lib/outcome/model/marks';
import { directionOf } from '@/lib/i18n/routing';

interface BlockContentProps {
  content: Content | undefined;
  shape: Shape;
  language: string;
  /** Names a table and its scrolling region. */
  label: string;
  /** Begins the ids of its footnotes: once on a page. */
  id: string;
  /** "Note 3". */
  noteLabel: (number: number) => string;
  /** Number of the first footnote in it. */
  firstNote?: number;
}

/** What a block says in one language: runs of text, links and footnotes, laid out as its shape says. Text is never markup. */
export function BlockContent({
  content = [],
  shape,
  language,
  label,
  id,
  noteLabel,
  firstNote = 1,
}: BlockContentProps) {
  const notes: Inline[][] = [];
  const cell = (parts: readonly Inline[] | undefined): ReactNode => runs(parts ?? []);
  const runs = (parts: readonly Inline[]): ReactNode =>
    parts.map((part, index) => {
      if (typeof part === 'string') return part;
      if ('em' in part) return <em key={index}>{runs(part.em)}</em>;
      if ('href' in part)
        return (
          <a key={index} href={part.href} rel="noreferrer">
            {runs(part.of)}
          </a>
        );
      const number = firstNote + notes.push(part.note) - 1;
      return (
        <sup key={index} className="fnref">
          <a id={`${id}-ref${number}`} href={`#${id}-note${number}`} aria-label={noteLabel(number)}>
            {number}
          </a>
        </sup>
      );
    });
  const laid = layOut(content, shape, label, cell);
  return (
    <div className="said" lang={language} dir={directionOf(language)}>
      {laid}
      {notes.length > 0 ? (
        <ol className="notes" start={firstNote}>
          {notes.map((note, index) => (
            <li key={index} id={`${id}-note${firstNote + index}`}>
              {runs(note)}{' '}
              <a href={`#${id}-ref${firstNote + index}`} aria-label={noteLabel(firstNote + index)}>
                ↑
              </a>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}

type Cell = (parts: readonly Inline[] | undefined) => ReactNode;

function layOut(content: Content, shape: Shape, label: string, cell: Cell): ReactNode {
  const items = () => content.map((row, index) => <li key={index}>{cell(row[0])}</li>);
  switch (shape) {
    case 'PARAGRAPH':
      return (
        <p>
          {content.map((row, index) => (
            <Fragment key={index}>{cell(row[0])}</Fragment>
          ))}
        </p>
      );
    case 'LIST':
      return <ul>{items()}</ul>;
    case 'NUMBERED_LIST':
      return <ol>{items()}</ol>;
    case 'TABLE': {
      const [head = [], ...rows] = content;
      return (
        <div className="tw" tabIndex={0} role="region" aria-label={label}>
          <table>
            <caption className="vh">{label}</caption>
            <thead>
              <tr>
                {head.map((parts, index) => (
                  <th key={index} scope="col">
                    {cell(parts)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  {row.map((parts, column) =>
                    column === 0 ? (
                      <th key={column} scope="row">
                        {cell(parts)}
                      </th>
                    ) : (
                      <td key={column}>{cell(parts)}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    }
  }
}
