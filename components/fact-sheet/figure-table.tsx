import { DataTable } from '@/components/ui/data-table';
import { Status } from '@/components/ui/status';
import type { WordedFigure, WordedSheet } from '@/lib/fact-sheet/render/words';
import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';

import { Said, SaidRun } from './said';
import styles from './sheet.module.css';

interface FigureTableProps {
  caption: string;
  rows: readonly WordedFigure[];
  sheet: Pick<WordedSheet, 'columns' | 'words'>;
  /** Published figures that are not computed have no difference. */
  isPublishedOnly?: boolean;
}

/** Figures as published beside as computed, each leading to its list, with the difference explained. */
export function FigureTable({ caption, rows, sheet: { columns, words }, isPublishedOnly = false }: FigureTableProps) {
  return (
    <DataTable
      caption={caption}
      hideCaption
      cards
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'figure', head: columns.figure, cell: ({ label }) => <SaidRun run={label} /> },
        {
          key: 'published',
          head: columns.published,
          numeric: true,
          cell: ({ published }) => published ?? <span className="soft">{words.none}</span>,
        },
        ...(isPublishedOnly
          ? []
          : [
              {
                key: 'computed',
                head: columns.computed,
                numeric: true,
                cell: (row: WordedFigure) => <Computed row={row} missing={words.uncounted} />,
              },
              {
                key: 'difference',
                head: columns.difference,
                numeric: true,
                cell: ({ difference, isEqual }: WordedFigure) =>
                  isEqual ? <Status shape="done">{words.equal}</Status> : difference,
              },
            ]),
        { key: 'why', head: columns.why, cell: ({ why }) => <Said sentences={why} /> },
      ]}
    />
  );
}

/** The number, leading to the list behind it. */
function Computed({ row: { computed, href, label }, missing }: { row: WordedFigure; missing: string }) {
  const t = useTranslations('facts.page');
  if (computed === null || href === null) return <span className="soft">{missing}</span>;
  return (
    <Link href={href} className={styles.number ?? ''} aria-label={t('list', { value: computed, figure: label.text })}>
      {computed}
    </Link>
  );
}
