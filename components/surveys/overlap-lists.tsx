import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { formatList, formatNumber } from '@/lib/i18n/numbers';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import { narrowOverlapDrawing, overlapDrawing } from '@/lib/surveys/model/charts/overlap';
import type { Overlap, OverlapList } from '@/lib/surveys/model/overlap';
import type { VisibleRanking } from '@/lib/surveys/model/visible-results';
import { chartWords } from '@/lib/surveys/render/chart-words';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import { ChartFigure, type ChartFiles } from '@/components/charts/chart-figure';
import { useResultLabels } from './result-labels';
import styles from './results.module.css';

/** Shared, paired, distinctive: each list headed by what chance alone would give. */
export function OverlapLists({
  ranking,
  labels,
  files,
}: {
  ranking: VisibleRanking;
  labels: ResultLabels;
  files: ChartFiles | undefined;
}) {
  const locale = useLocale();
  const t = useTranslations('surveys.results');
  const words = useResultLabels(labels);
  const { overlap } = ranking;
  if (!overlap) return <p className="soft">{t('overlapNone')}</p>;
  const names = (regions: readonly string[]) => formatList(regions.map(words.column), locale);
  const decimal = (value: number) =>
    formatNumber(value, locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const n = overlap.regions.length;
  const said = chartWords(locale, labels, ranking.code);
  const [drawing, narrow] = [overlapDrawing(ranking, said), narrowOverlapDrawing(ranking, said)];

  const list = (title: string, { themes, byChance }: OverlapList, note?: ReactNode) => (
    <div className="sec">
      <h4>{title}</h4>
      <p className="tiny soft">
        {t('byChance', { chance: decimal(byChance), m: overlap.m, found: themes.length })} {note}
      </p>
      {themes.length === 0 ? (
        <p className="small soft">{t('none')}</p>
      ) : (
        <ul className={styles.list}>
          {themes.map(({ theme, regions }) => {
            const { text, lang } = words.choice(ranking.code, theme);
            return (
              <li key={theme}>
                <b lang={lang}>{text}</b>
                <span>{names(regions)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );

  return (
    <section className="stack">
      <h3>{t('overlapTitle', { n })}</h3>
      <p className="small soft">{t('overlapWhich', { regions: names(overlap.regions) })}</p>
      {drawing && narrow ? (
        <ChartFigure
          drawing={drawing}
          narrow={narrow}
          isHeaded
          method={t('chart.overlapMethod', { k: overlap.k, m: overlap.m, regions: n })}
          files={files}
          least={drawing.width > 760 ? 52 : 42}
        />
      ) : null}
      <div className="cols thirds">
        {overlap.sharedFrom === null ? (
          <div className="sec">
            <h4>{t('sharedNone')}</h4>
            <p className="tiny soft">{t('sharedNever', { n })}</p>
          </div>
        ) : (
          list(t('shared', { from: overlap.sharedFrom }), overlap.shared)
        )}
        {list(t('paired'), overlap.paired, t('notASign'))}
        {list(t('distinctive'), overlap.distinctive)}
      </div>
      <div className="tw" tabIndex={0} role="region" aria-label={t('againstChance')}>
        <table className="dense" style={{ maxInlineSize: '34rem' }}>
          <caption>
            <b>{t('againstChance')}</b>, {t('againstChanceNote', { n, k: overlap.k, m: overlap.m })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('amongFirstIn', { k: overlap.k })}</th>
              <th scope="col" className="n">
                {t('found')}
              </th>
              <th scope="col" className="n">
                {t('expected')}
              </th>
            </tr>
          </thead>
          <tbody>
            {overlap.againstChance.map(({ atLeast, found, byChance }) => (
              <tr key={atLeast}>
                <th scope="row">{t('atLeast', { n: atLeast })}</th>
                <td className="n">{found}</td>
                <td className="n">{decimal(byChance)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RegionPairs overlap={overlap} labels={labels} />
    </section>
  );
}

/** Regions two by two: what they share beside what two unrelated lists would, and how likely that is. */
function RegionPairs({ overlap, labels }: { overlap: Overlap; labels: ResultLabels }) {
  const locale = useLocale();
  const t = useTranslations('surveys.results');
  const words = useResultLabels(labels);
  const decimal = (value: number, digits: number) =>
    formatNumber(value, locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return (
    <DataTable
      caption={t('pairs')}
      captionNote={t('pairsNote', { k: overlap.k, m: overlap.m, chance: decimal(overlap.averageOverlapByChance, 2) })}
      dense
      cards
      rows={overlap.pairs}
      rowKey={({ a, b }) => `${a} ${b}`}
      columns={[
        {
          key: 'pair',
          head: t('pair'),
          isRowHead: true,
          cell: ({ a, b }) => t('pairOf', { a: words.column(a), b: words.column(b) }),
        },
        {
          key: 'shared',
          head: t('pairShared'),
          label: t('pairShared'),
          numeric: true,
          cell: ({ shared }) => shared.length,
        },
        {
          key: 'expected',
          head: t('pairExpected'),
          label: t('pairExpected'),
          numeric: true,
          cell: ({ sharedByChance }) => decimal(sharedByChance, 1),
        },
        { key: 'p', head: t('pairP'), label: t('pairP'), numeric: true, cell: ({ p }) => decimal(p, 3) },
        {
          key: 'jaccard',
          head: t('jaccard'),
          label: t('jaccard'),
          numeric: true,
          cell: (pair) => (pair.jaccard === null ? t('none') : decimal(pair.jaccard, 2)),
        },
        {
          key: 'overlap',
          head: t('averageOverlap'),
          label: t('averageOverlap'),
          numeric: true,
          cell: ({ averageOverlap }) => decimal(averageOverlap, 2),
        },
      ]}
    />
  );
}
