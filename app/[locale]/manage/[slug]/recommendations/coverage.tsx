import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Link } from '@/lib/i18n/navigation';
import { getTranslations } from '@/lib/i18n/words';
import type { BoardPage, BoardRow } from '@/lib/recommendations/queries/board';

interface CoverageProps {
  /** The rows the board shows. */
  page: BoardPage;
  /** In no general recommendation, and not taken up, of the whole board. */
  inNone: BoardPage;
  aside: BoardPage;
  slug: string;
}

/** What became of every regional recommendation, and apart the list of what was not taken up, which stays. */
export async function Coverage({ page, inNone, aside, slug }: CoverageProps) {
  const { rows } = page;
  const t = await getTranslations('recommendations');
  if (rows.length === 0) return null;
  /** Said where more are left than a list shows. */
  const firstOf = ({ rows: shown, total }: BoardPage) =>
    total > shown.length ? <p className="small soft">{t('board.shownOf', { shown: shown.length, total })}</p> : null;
  const symbolCell = {
    key: 'symbol',
    head: t('symbol'),
    cell: ({ id, symbol }: BoardRow) => (
      <Link href={`/meetings/${slug}/recommendations/${id}`}>
        <SymbolOrDraft symbol={symbol} />
      </Link>
    ),
  };
  const textCell = {
    key: 'text',
    head: t('text'),
    cell: ({ text, source }: BoardRow) => (
      <span className="serif small">
        <Localized text={text} source={source} fallback="short" />
      </span>
    ),
  };
  return (
    <>
      <section aria-labelledby="coverage">
        <h2 id="coverage">{t('board.coverage')}</h2>
        {firstOf(page)}
        <DataTable
          caption={t('board.coverage')}
          hideCaption
          cards
          dense
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            symbolCell,
            textCell,
            {
              key: 'where',
              head: t('board.whereTo'),
              cell: ({ placedIn }) =>
                placedIn.length === 0 ? (
                  <span className="soft">{t('board.notPlaced')}</span>
                ) : (
                  placedIn.map(({ id, symbol, disposition }) => (
                    <span key={id} className="sub">
                      <Link href={`/manage/${slug}/recommendations?general=${id}`}>
                        <SymbolOrDraft symbol={symbol} />
                      </Link>
                      , {t(`disposition.${disposition}`)}
                    </span>
                  ))
                ),
            },
            { key: 'state', head: t('state'), cell: ({ status }) => <RecommendationStatus status={status} /> },
          ]}
        />
      </section>
      <section aria-labelledby="in-none">
        <h2 id="in-none">{t('board.inNone')}</h2>
        {firstOf(inNone)}
        {inNone.total === 0 ? (
          <p className="soft">{t('board.inNoneNone')}</p>
        ) : (
          <DataTable
            caption={t('board.inNone')}
            hideCaption
            cards
            dense
            rows={inNone.rows}
            rowKey={({ id }) => id}
            columns={[symbolCell, textCell]}
          />
        )}
      </section>
      <section aria-labelledby="aside">
        <h2 id="aside">{t('board.notTaken')}</h2>
        {firstOf(aside)}
        {aside.total === 0 ? (
          <p className="soft">{t('board.notTakenNone')}</p>
        ) : (
          <DataTable
            caption={t('board.notTaken')}
            hideCaption
            cards
            dense
            rows={aside.rows}
            rowKey={({ id }) => id}
            columns={[
              symbolCell,
              textCell,
              {
                key: 'why',
                head: t('board.why'),
                cell: ({ placedIn }) =>
                  placedIn
                    .flatMap(({ disposition, why }) => (disposition === 'SET_ASIDE' && why ? [why] : []))
                    .join('; '),
              },
            ]}
          />
        )}
      </section>
    </>
  );
}
