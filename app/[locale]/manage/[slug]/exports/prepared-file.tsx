import { Notice } from '@/components/ui/notice';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { fetchMinutes } from '@/lib/transfers/policy';
import type { PreparedTransfer } from '@/lib/transfers/queries/prepared';

/** The button that fetches a file just prepared: a post, because that it goes out is written down first. */
export function PreparedFile({ file, meeting, locale }: { file: PreparedTransfer; meeting: string; locale: Locale }) {
  const t = useTranslations('transfers.ready');
  return (
    <div id="prepared" style={{ scrollMarginBlockStart: '5rem' }}>
      {file.isSent ? (
        <Notice level={2} kind="done" title={t('sent')}>
          <p>{t('sentText')}</p>
        </Notice>
      ) : file.isOver ? (
        <Notice level={2} kind="late" title={t('expired')} urgent>
          <p>{t('expiredText', { minutes: fetchMinutes })}</p>
        </Notice>
      ) : (
        <Notice level={2} kind="done" title={t('title')} urgent>
          <p>{t('text', { minutes: fetchMinutes })}</p>
          <form method="post" action={`/api/meetings/${meeting}/transfers/${file.id}`} lang={locale}>
            <button className="btn pri">{t('download')}</button>
          </form>
        </Notice>
      )}
    </div>
  );
}
