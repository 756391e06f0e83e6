import { DataTable } from '@/components/ui/data-table';
import type { FigureList } from '@/lib/fact-sheet/model/figure-list';
import type { SheetData } from '@/lib/fact-sheet/model/sheet';
import { wordList, type WordedList } from '@/lib/fact-sheet/render/list-words';
import { noticesOf } from '@/lib/fact-sheet/render/words';
import { useLocale, useTranslations } from '@/lib/i18n/words';

import { Said, SaidRun } from './said';
import styles from './sheet.module.css';

interface FigureListViewProps {
  data: SheetData;
  list: FigureList;
  /** Addresses of the list as data. */
  files: Record<'csv' | 'json', string>;
}

/** Longer lists stay tables on a phone, in a frame that scrolls. */
const mostCards = 60;

/** What a figure counts, one by one. */
export function FigureListView({ data, list, files }: FigureListViewProps) {
  const [locale, t] = [useLocale(), useTranslations('facts')];
  const words = wordList(data, list, locale);
  const notices = list.standing === 'counted' ? [] : noticesOf(data, locale);
  return (
    <div className="stack-l">
      <div className="head">
        <p className="soft">{t('list.kicker', { year: String(data.choices.year) })}</p>
        <h1>
          <SaidRun run={words.label} />
        </h1>
        {notices.map((notice) => (
          <p key={notice}>{notice}</p>
        ))}
        {notices.length > 0 ? null : (
          <>
            <p className="lead">{words.counted}</p>
            <p className={styles.text}>
              {words.published} <Said sentences={words.why} />
            </p>
          </>
        )}
        <p className={styles.screen}>
          {t('list.data')}{' '}
          {(['csv', 'json'] as const).map((ending) => (
            <a key={ending} className={styles.file} href={files[ending]}>
              {t(`list.${ending}`)}
            </a>
          ))}
        </p>
      </div>
      {words.rows.length > 0 ? <Rows caption={t('list.of')} heads={words.heads} rows={words.rows} /> : null}
      {words.kept.length > 0 ? (
        <Rows
          caption={t('list.extra')}
          heads={
            words.kept[0]?.cells.length === words.heads.length
              ? words.heads
              : [words.heads[0] ?? '', t('columns.standing')]
          }
          rows={words.kept}
        />
      ) : null}
    </div>
  );
}

function Rows({ caption, heads, rows }: { caption: string } & Pick<WordedList, 'heads' | 'rows'>) {
  return (
    <DataTable
      caption={caption}
      dense
      {...(rows.length > mostCards ? { minWidth: 44 } : { cards: true })}
      rows={rows}
      rowKey={({ key }) => key}
      columns={heads.map((head, index) => ({
        key: head,
        head,
        cell: ({ cells }: WordedList['rows'][number]) => <Said sentences={[cells[index] ?? []]} />,
      }))}
    />
  );
}
