import { DataTable } from '@/components/ui/data-table';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { fieldSources, type TransferField } from '@/lib/transfers/model/fields';
import { fieldsOf, keptDays, rulesOf, type Purpose } from '@/lib/transfers/model/purposes';
import { headOf } from '@/lib/transfers/model/heads';

/** Exactly what the file can hold, where each column comes from, and how long its recipient may keep it. */
export function FileContent({ purpose, smallCell, locale }: { purpose: Purpose; smallCell: number; locale: Locale }) {
  const t = useTranslations('transfers');
  const days = keptDays(purpose);
  const { figures } = rulesOf(purpose);
  const source = (field: TransferField) =>
    t(`sources.${field in fieldSources ? fieldSources[field as keyof typeof fieldSources] : 'figures'}`);
  return (
    <section className="sec stack" aria-labelledby="what">
      <h2 id="what">{t('what.title')}</h2>
      <DataTable
        caption={t('what.title')}
        hideCaption
        dense
        columns={[
          { key: 'column', head: t('what.column'), isRowHead: true, cell: (field) => headOf(field, locale) },
          { key: 'source', head: t('what.source'), cell: source },
        ]}
        rows={fieldsOf(purpose)}
        rowKey={(field) => field}
      />
      <p className="soft">
        {days !== null ? t('what.kept', { days }) : figures ? t('what.nobody') : t('what.record')}
        {purpose === 'statistics' ? ` ${t('what.public', { least: smallCell })}` : ''}
      </p>
    </section>
  );
}
