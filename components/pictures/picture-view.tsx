import { Fragment } from 'react';

import { ChartFigure, type ChartFiles } from '@/components/charts/chart-figure';
import { DataTable } from '@/components/ui/data-table';
import { Link } from '@/lib/i18n/navigation';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import type { PictureAsked, PictureCell, PictureData, PictureName, PictureTable } from '@/lib/pictures/model/picture';
import { pictureOf } from '@/lib/pictures/render/picture';

interface PictureViewProps {
  name: PictureName;
  data: PictureData;
  asked: PictureAsked;
  files: ChartFiles;
}

/** Longer tables stay tables on a phone, in a frame that scrolls: as cards they would be forty screens. */
const mostCards = 60;

/** A picture in its own scrolling frame, with its method and files; then every number of it in tables. */
export function PictureView({ name, data, asked, files }: PictureViewProps) {
  const locale = useLocale();
  const t = useTranslations('pictures');
  const { drawing, onPage, method, notes = [], list, tables } = pictureOf(name, data, locale, asked);
  return (
    <>
      <ChartFigure drawing={drawing} {...onPage} method={`${method} ${t('sources')}`} files={files} />
      {tables.map(({ anchor }) =>
        anchor ? (
          <p key={anchor.id}>
            <a href={`#${anchor.id}`}>{anchor.text}</a>
          </p>
        ) : null,
      )}
      {notes.length > 0 ? (
        <div className="stack-s">
          {notes.map((note) => (
            <p key={note} className="tiny soft">
              {note}
            </p>
          ))}
        </div>
      ) : null}
      {list ? (
        <section aria-labelledby="list">
          <h2 id="list">{list.title}</h2>
          <p className="small soft">{list.note}</p>
          {list.items.length > 0 ? (
            <p>
              {list.items.map((item, index) => (
                <Fragment key={index}>
                  {index > 0 ? ', ' : null}
                  <Cell cell={item} />
                </Fragment>
              ))}
            </p>
          ) : null}
        </section>
      ) : null}
      {tables.map(({ caption, anchor, heads, rows }) => (
        <div key={caption} id={anchor?.id} tabIndex={anchor && -1}>
          <DataTable
            caption={caption}
            dense
            {...(rows.length > mostCards ? { minWidth: 44 } : { cards: true })}
            rows={rows}
            rowKey={({ key }) => key}
            columns={heads.map(({ text, isNumeric }, index) => ({
              key: text,
              head: text,
              numeric: isNumeric ?? false,
              cell: ({ cells }: PictureTable['rows'][number]) => <Cell cell={cells[index] ?? null} />,
            }))}
          />
        </div>
      ))}
    </>
  );
}

function Cell({ cell }: { cell: PictureCell }) {
  if (cell === null || typeof cell !== 'object') return cell;
  const words = <bdi lang={cell.lang}>{cell.text}</bdi>;
  return cell.href === undefined ? words : <Link href={cell.href}>{words}</Link>;
}
