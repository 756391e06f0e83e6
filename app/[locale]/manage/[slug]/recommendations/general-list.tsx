import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
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
            {
              key: 'groups',
              head: t('concurrence.title'),
              cell: ({ status, concurrence: { asked, concur, asksChange, objects, open } }) =>
                status === 'WITHDRAWN' ? null : status !== 'CONCURRENCE' && open === asked ? (
                  <span className="soft">
                    {t(status === 'DRAFT' ? 'concurrence.notAsked' : 'concurrence.unanswered')}
                  </span>
                ) : (
                  <>
                    {t('concurrence.concurCount', { count: concur, asked })}
                    {objects > 0 ? (
                      <span className="sub">
                        <Status shape="no">{t('concurrence.objectCount', { count: objects })}</Status>
                      </span>
                    ) : null}
                    {asksChange > 0 ? (
                      <span className="sub">
                        <Status shape="ask">{t('concurrence.changeCount', { count: asksChange })}</Status>
                      </span>
                    ) : null}
                    {status === 'CONCURRENCE' && open > 0 ? (
                      <span className="sub">
                        <Status shape="open">{t('concurrence.openCount', { count: open })}</Status>
                      </span>
                    ) : null}
                  </>
                ),
            },
            { key: 'state', head: t('state'), cell: ({ status }) => <RecommendationStatus status={status} /> },
          ]}
        />
      )}
    </section>
  );
}
