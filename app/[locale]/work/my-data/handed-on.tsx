import { Pagination } from '@/components/ui/pagination';
import { Timeline } from '@/components/ui/timeline';
import { formatDate, formatDateTime, formatTime } from '@/lib/i18n/dates';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { handedOnShown, type HandedOn } from '@/lib/privacy/queries/handed-on';
import { transferWords } from '@/lib/transfers/model/log-words';

interface HandedOnFilesProps {
  transfers: readonly HandedOn[];
  /** Where the older ones are. */
  next: string | undefined;
  locale: Locale;
}

/** Files for others in which the person was: what for, to whom, with which columns, by whom and when. */
export function HandedOnFiles({ transfers, next, locale }: HandedOnFilesProps) {
  const t = useTranslations('privacy.mine');
  const w = useTranslations('transfers');
  const words = transferWords(locale);
  return (
    <section className="sec stack" id="handed-on" aria-label={t('transfers')}>
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
              {transfer.times > 1
                ? w('mine.often', {
                    times: transfer.times,
                    takers: transfer.takers,
                    meeting: pick(transfer.meeting, locale).text,
                    date: formatDate(transfer.at, locale, transfer.zone),
                    from: formatTime(transfer.since, locale, transfer.zone),
                    to: formatTime(transfer.at, locale, transfer.zone),
                  })
                : w('mine.when', {
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
      <Pagination size={handedOnShown} next={next} />
    </section>
  );
}
