import { DataTable } from '@/components/ui/data-table';
import { Status } from '@/components/ui/status';
import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';
import { fieldsOf, isSensitive, rulesOf, type Purpose } from '@/lib/transfers/model/purposes';

/** What somebody may hand on data for, with how much each file holds. */
export function PurposeList({ purposes, base }: { purposes: readonly Purpose[]; base: string }) {
  const t = useTranslations('transfers');
  return (
    <section className="sec stack" aria-labelledby="purposes">
      <h2 id="purposes">{t('choose')}</h2>
      <DataTable
        caption={t('choose')}
        hideCaption
        cards
        columns={[
          {
            key: 'purpose',
            head: t('log.columns.purpose'),
            isRowHead: true,
            cell: (purpose) => (
              <>
                <Link href={`${base}?purpose=${purpose}`}>{t(`purposes.${purpose}.title`)}</Link>
                <span className="sub">{t(`purposes.${purpose}.text`)}</span>
              </>
            ),
          },
          {
            key: 'holds',
            head: t('what.title'),
            cell: (purpose) => (
              <>
                {t('fieldCount', { count: fieldsOf(purpose).length })}
                {rulesOf(purpose).figures ? <span className="sub">{t('figuresOnly')}</span> : null}
                {isSensitive(purpose) ? (
                  <span className="sub">
                    <Status shape="ask">{t('sensitive')}</Status>
                  </span>
                ) : null}
              </>
            ),
          },
        ]}
        rows={purposes}
        rowKey={(purpose) => purpose}
      />
    </section>
  );
}
