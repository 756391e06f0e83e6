import { DataTable } from '@/components/ui/data-table';
import type { SheetData } from '@/lib/fact-sheet/model/sheet';
import { wordComparison, type WordedComparison } from '@/lib/fact-sheet/render/compare-words';
import { Link } from '@/lib/i18n/navigation';
import { useLocale, useTranslations } from '@/lib/i18n/words';

import { Said, SaidRun } from './said';
import styles from './sheet.module.css';

type Row = WordedComparison['figures'][number];

/** Two years side by side: every figure with who makes the difference, then what changed. `fileOf`: addresses of the same as files. */
export function ComparisonView({
  earlier,
  later,
  fileOf,
}: {
  earlier: SheetData;
  later: SheetData;
  fileOf: (ending: 'csv' | 'pdf' | 'docx') => string;
}) {
  const [locale, t] = [useLocale(), useTranslations('facts')];
  const { notice, years, figures, changes } = wordComparison(earlier, later, locale);
  if (notice !== null) return <p role="status">{notice}</p>;
  return (
    <>
      <section aria-labelledby="figures" className={styles.section}>
        <h2 id="figures">{t('compare.figures')}</h2>
        <DataTable
          caption={t('compare.figures')}
          hideCaption
          cards
          rows={figures}
          rowKey={({ key }) => key}
          columns={[
            { key: 'figure', head: t('columns.figure'), cell: ({ label }) => <SaidRun run={label} /> },
            { key: 'from', head: String(years[0]), numeric: true, cell: (row) => <Value row={row} at={0} /> },
            { key: 'to', head: String(years[1]), numeric: true, cell: (row) => <Value row={row} at={1} /> },
            { key: 'difference', head: t('columns.difference'), numeric: true, cell: ({ difference }) => difference },
            { key: 'why', head: t('columns.why'), cell: ({ why }) => <Said sentences={why} /> },
          ]}
        />
        <p className={styles.screen}>
          {t('compare.files')}{' '}
          {(['pdf', 'docx'] as const).map((ending) => (
            <a key={ending} className={styles.file} href={fileOf(ending)}>
              {t(`page.${ending}`)}
            </a>
          ))}
          <a className={styles.file} href={fileOf('csv')}>
            {t('compare.csv')}
          </a>
        </p>
      </section>
      <section aria-labelledby="changes" className={styles.section}>
        <h2 id="changes">{t('compare.changes')}</h2>
        {changes.length === 0 ? <p>{t('compare.nothing')}</p> : null}
        {changes.map(({ key, title, lines }) => (
          <section key={key} aria-labelledby={`change-${key}`}>
            <h3 id={`change-${key}`}>{title}</h3>
            {key === 'members' ? <p className="small soft">{t('compare.membersNote')}</p> : null}
            <ul className="points">
              {lines.map((line, index) => (
                <li key={index}>
                  <Said sentences={[line]} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </section>
    </>
  );
}

/** A figure of one of the two years, leading to its list. */
function Value({ row: { values, label }, at }: { row: Row; at: 0 | 1 }) {
  const t = useTranslations('facts.page');
  const { value, href } = values[at];
  if (value === null) return '–';
  return (
    <Link href={href} className={styles.number ?? ''} aria-label={t('list', { value, figure: label.text })}>
      {value}
    </Link>
  );
}
