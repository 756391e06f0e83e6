import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { useResultLabels } from '@/components/surveys/result-labels';
import { forwardAnchor } from '@/lib/chain/model';
import type { FedByFigure } from '@/lib/chain/queries';
import { Link } from '@/lib/i18n/navigation';
import { cellAnchor } from '@/lib/surveys/model/snapshot';
import type { VisibleRanking } from '@/lib/surveys/model/visible-results';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import { useTranslations } from '@/lib/i18n/words';

interface LedToProps {
  slug: string;
  isPublished: boolean;
  ranking: VisibleRanking;
  labels: ResultLabels;
  rows: readonly FedByFigure[];
}

/** Forward from the figures: the issue each put on an agenda, the recommendations on it, the commitments they became. */
export function LedTo({ slug, isPublished, ranking, labels, rows }: LedToProps) {
  const t = useTranslations('surveys.results.led');
  const words = useResultLabels(labels);
  const base = `/meetings/${slug}`;
  const order = new Map(ranking.standings.map(({ theme }, index) => [theme, index]));
  const sorted = rows.toSorted((one, other) => (order.get(one.choice) ?? 0) - (order.get(other.choice) ?? 0));
  return (
    <DataTable
      caption={t('title')}
      captionNote={t('note')}
      dense
      cards
      rows={sorted}
      rowKey={({ issue }) => issue.id}
      columns={[
        {
          key: 'figure',
          head: t('figure'),
          isRowHead: true,
          cell: ({ column, choice }) => {
            const { text, lang } = words.choice(ranking.code, choice);
            return (
              <span id={forwardAnchor(column, choice)}>
                <span lang={lang}>{text}</span>
                <span className="sub">
                  {t.rich('of', {
                    column: () => <a href={`#${cellAnchor(column, choice)}`}>{words.column(column)}</a>,
                    figure: inWords(column, choice),
                  })}
                </span>
              </span>
            );
          },
        },
        {
          key: 'issue',
          head: t('issue'),
          label: t('issue'),
          cell: ({ issue }) => (
            <Link href={`${base}/groups/${issue.groupCode}?issue=${issue.id}`}>
              {t.rich('issueOf', {
                group: () => <Localized text={issue.groupNames} fallback="silent" />,
                issue: () => <Localized text={issue.title} fallback="silent" />,
              })}
            </Link>
          ),
        },
        {
          key: 'became',
          head: t('became'),
          label: t('became'),
          cell: ({ recommendations }) =>
            recommendations.length === 0
              ? t('noRecommendation')
              : recommendations.map((recommendation) => (
                  <Became
                    key={recommendation.id}
                    recommendation={recommendation}
                    base={base}
                    isPublished={isPublished}
                  />
                )),
        },
      ]}
    />
  );

  /** The figure as the reader may know it; never a bare dash. */
  function inWords(column: string, choice: string): string {
    const of = [...ranking.table.columns, ranking.table.total].find(({ key }) => key === column);
    const cell = of?.cells.find(({ theme }) => theme === choice);
    if (!cell || cell.count === null) return t('withheld', { n: cell?.answered ?? 0 });
    if (cell.rank === null) return t('unranked', { count: cell.count, n: cell.answered });
    return t('ranked', { count: cell.count, n: cell.answered, rank: cell.rank });
  }
}

/** One recommendation on an issue, with each general one that took it up and the commitment it ended in. */
function Became({
  recommendation: { id, symbol, uses },
  base,
  isPublished,
}: {
  recommendation: FedByFigure['recommendations'][number];
  base: string;
  isPublished: boolean;
}) {
  const t = useTranslations('surveys.results.led');
  const to = (target: string, of: string) => (
    <Link href={`${base}/recommendations/${target}`}>
      <Sym>{of}</Sym>
    </Link>
  );
  const regional = () => to(id, symbol);
  if (uses.length === 0) return <span className="line">{t.rich('notTaken', { regional })}</span>;
  return uses.map(({ generalId, generalSymbol, disposition, commitment }) => (
    <span key={generalId} className="line">
      {t.rich('taken', { regional, general: () => to(generalId, generalSymbol), disposition })}
      {disposition === 'SET_ASIDE' ? null : (
        <>
          ,{' '}
          {commitment
            ? t.rich('commitment', {
                commitment: () => (
                  <Link href={`${base}/highlights#${commitment}`}>
                    <Sym>{commitment}</Sym>
                  </Link>
                ),
              })
            : t(isPublished ? 'noCommitment' : 'notPublished')}
        </>
      )}
    </span>
  ));
}
