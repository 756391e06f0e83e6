import { Timeline } from '@/components/ui/timeline';
import { formatDateTime } from '@/lib/i18n/dates';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { HandedOn } from '@/lib/privacy/queries/my-data';
import { transferWords } from '@/lib/transfers/model/log-words';

/** Files for others in which the person was: what for, to whom, with which columns, by whom and when. */
export function HandedOnFiles({ transfers, locale }: { transfers: readonly HandedOn[]; locale: Locale }) {
  const t = useTranslations('privacy.mine');
  const w = useTranslations('transfers');
  const words = transferWords(locale);
  return (
    <section className="sec stack" aria-label={t('transfers')}>
      <h2>{t('transfers')}</h2>
      {transfers.length === 0 ? <p className="soft">{t('noTransfers')}</p> : null}
      <Timeline
        items={transfers.map((transfer) => ({
          key: transfer.id,
          title: (
            <bdi>
              {w('mine.what', { purpose: words.purpose(transfer.purpose), recipient: transfer.recipient })}
              {transfer.state === 'SENT' ? null : ` (${w(`log.states.${transfer.state}`)})`}
            </bdi>
          ),
          note: (
            <>
              {w('mine.when', {
                name: transfer.by ?? t('somebody'),
                meeting: pick(transfer.meeting, locale).text,
                date: formatDateTime(transfer.at, locale, transfer.zone),
              })}
              <span className="sub">
                {w('mine.columns', { columns: formatList(words.fields(transfer.fields), locale) })}
              </span>
            </>
          ),
        }))}
      />
    </section>
  );
}
