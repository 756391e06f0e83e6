import { useTranslations } from '@/lib/i18n/words';
import { forwardAnchor } from '@/lib/chain/model';
import { cellAnchor } from '@/lib/surveys/model/snapshot';
import { standsApart, tintOf } from '@/lib/surveys/model/charts/heat';
import type { Assignment } from '@/lib/surveys/model/regions';
import type { VisibleColumn } from '@/lib/surveys/model/visible';
import type { VisibleRanking } from '@/lib/surveys/model/visible-results';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import { ChartLinks, type ChartFiles } from '@/components/charts/chart-figure';
import { useResultLabels } from './result-labels';
import styles from './results.module.css';
import { Withheld } from './withheld';

interface HeatTableProps {
  ranking: VisibleRanking;
  labels: ResultLabels;
  /** Whether the page says below what a figure led to. */
  hasLedOn: (column: string, theme: string) => boolean;
  files: ChartFiles | undefined;
  assignment: Assignment;
}

/**
 * Themes by column: "5 of 7" and the rank in the group. A table that is its own chart: the tint repeats the figure.
 * Each cell has an address of its own, to which issues and recommendations point.
 */
export function HeatTable({ ranking, labels, hasLedOn, files, assignment }: HeatTableProps) {
  const spread = useTranslations('results.spread');
  const t = useTranslations('surveys.results');
  const words = useResultLabels(labels);
  const columns = [...ranking.table.columns, ranking.table.total];
  const title = t('heatTitle', { k: ranking.k });
  return (
    <figure>
      <div className="tw" tabIndex={0} role="region" aria-label={title}>
        <table className={`dense ${styles.heat}`} style={{ minInlineSize: `${11 + columns.length * 5.4}rem` }}>
          <caption>
            <b>{title}</b>, {t('heatNote')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('theme')}</th>
              {columns.map((column, index) => (
                <th key={column.key} scope="col" className={standsApart(columns, index) ? styles.apart : undefined}>
                  {words.column(column.key)}
                  <span className={styles.n}>{t('nOfN', { n: column.answered, total: column.invited })}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ranking.standings.map(({ theme }) => {
              const { text, lang } = words.choice(ranking.code, theme);
              return (
                <tr key={theme}>
                  <th scope="row" lang={lang}>
                    {text}
                  </th>
                  {columns.map((column, index) => (
                    <HeatCell
                      key={column.key}
                      column={column}
                      theme={theme}
                      isApart={standsApart(columns, index)}
                      hasLedOn={hasLedOn(column.key, theme)}
                    />
                  ))}
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('answers')}</th>
              {columns.map((column, index) => (
                <td key={column.key} className={standsApart(columns, index) ? styles.apart : undefined}>
                  {column.level === 'full'
                    ? t('countOf', { count: column.answered, n: column.invited })
                    : t(`levels.${column.level}`)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <figcaption>
        {t('heatCaption', { k: ranking.k })} {spread(`${assignment}Method`)} {t('chart.heatMethod', { k: ranking.k })}
      </figcaption>
      <ChartLinks name={title} files={files} />
    </figure>
  );
}

interface HeatCellProps {
  column: VisibleColumn;
  theme: string;
  isApart: boolean;
  hasLedOn: boolean;
}

function HeatCell({ column, theme, isApart, hasLedOn }: HeatCellProps) {
  const t = useTranslations('surveys.results');
  const cell = column.cells.find((each) => each.theme === theme);
  if (!cell) return <td />;
  const classes = [tintOf(cell) > 0 && styles[`h${tintOf(cell)}`], cell.isInTopK && styles.top, isApart && styles.apart]
    .filter(Boolean)
    .join(' ');
  const figure = (
    <>
      {cell.count === null ? <Withheld /> : t('countOf', { count: cell.count, n: cell.answered })}
      {cell.rank === null ? null : (
        <span className={styles.rank}>
          <span className="vh">{t('rank', { rank: '' })}</span>
          {cell.rank}
        </span>
      )}
    </>
  );
  return (
    <td id={cellAnchor(column.key, theme)} tabIndex={-1} className={classes || undefined}>
      {hasLedOn ? (
        <a href={`#${forwardAnchor(column.key, theme)}`}>
          {figure} <span className="vh">{t('led.see')}</span>
        </a>
      ) : (
        figure
      )}
    </td>
  );
}
