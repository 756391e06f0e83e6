import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Link } from '@/lib/i18n/navigation';
import { getTranslations } from '@/lib/i18n/words';
import type { GeneralRow } from '@/lib/recommendations/queries';

/** The general recommendations, each to be opened beside the regional ones. */
export async function GeneralList({ rows, slug }: { rows: readonly GeneralRow[]; slug: string }) {
  const t = await getTranslations('recommendations');
  return (
    <section aria-labelledby="generals" className="stack">
      <h2 id="generals">{t('board.generals')}</h2>
      {rows.length === 0 ? (
        <EmptyState title={t('board.generals')}>{t('board.noGenerals')}</EmptyState>
      ) : (
        <DataTable
          caption={t('board.generals')}
          hideCaption
          cards
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'symbol',
              head: t('symbol'),
              cell: ({ id, symbol }) => (
                <Link href={`/manage/${slug}/recommendations?general=${id}`}>
                  <SymbolOrDraft symbol={symbol} />
                </Link>
              ),
            },
            {
              key: 'text',
              head: t('text'),
              cell: ({ text, source }) => (
                <span className="serif">
                  <Localized text={text} source={source} fallback="short" />
                </span>
              ),
            },
            { key: 'sources', head: t('board.sources'), numeric: true, cell: ({ sources }) => sources },
            { key: 'state', head: t('state'), cell: ({ status }) => <RecommendationStatus status={status} /> },
          ]}
        />
      )}
    </section>
  );
}
