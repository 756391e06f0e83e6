import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import type { MeetingScope } from '@/lib/auth/scope';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { PlenaryRow } from '@/lib/plenary/queries/list';

/** The items in their order, each with what was decided on which revision, and what it was made from. */
export async function PlenaryTable({
  items,
  scope,
  locale,
}: {
  items: readonly PlenaryRow[];
  scope: MeetingScope;
  locale: Locale;
}) {
  const t = await getTranslations('plenary');
  const { slug, zone } = scope.meeting;
  return (
    <DataTable
      caption={t('list')}
      hideCaption
      cards
      rows={items}
      rowKey={({ id }) => id}
      isSelected={({ onScreenSince }) => onScreenSince !== null}
      columns={[
        {
          key: 'symbol',
          head: t('symbol'),
          cell: ({ id, symbol }) => (
            <Link href={`/meetings/${slug}/plenary/${id}`}>
              <SymbolOrDraft symbol={symbol} />
            </Link>
          ),
        },
        {
          key: 'text',
          head: t('text'),
          cell: ({ text, source, decision }) => (
            <>
              <span className="serif">
                <Localized text={text} source={source} />
              </span>
              {decision ? (
                <span className="sub">
                  {decision.method === 'CONSENSUS_NOTED'
                    ? t('decided', {
                        outcome: t(`outcome.${decision.outcome}`),
                        number: decision.number,
                        name: decision.byName,
                        at: formatDateTime(decision.at, locale, zone),
                      })
                    : t('decidedBy', {
                        outcome: t(`outcome.${decision.outcome}`),
                        number: decision.number,
                        how: t(`method.${decision.method}`, { name: decision.byName }),
                        at: formatDateTime(decision.at, locale, zone),
                      })}
                  {decision.note ? `. ${decision.note}` : null}
                  {decision.reservations.map(({ id, names }) => (
                    <span key={id}>
                      {'. '}
                      {t('reservations.of')} <Localized text={names} fallback="silent" />
                    </span>
                  ))}
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: 'from',
          head: t('from'),
          cell: ({ sources }) =>
            sources.map(({ id, symbol }, index) => (
              <span key={id}>
                {index > 0 ? ', ' : null}
                <Link href={`/meetings/${slug}/recommendations/${id}`}>
                  <SymbolOrDraft symbol={symbol} />
                </Link>
              </span>
            )),
        },
        { key: 'state', head: t('state'), cell: ({ status }) => <RecommendationStatus status={status} /> },
      ]}
    />
  );
}
