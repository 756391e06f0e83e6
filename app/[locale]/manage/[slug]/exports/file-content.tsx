import { DataTable } from '@/components/ui/data-table';
import { useTranslations } from '@/lib/i18n/words';
import type { FileColumn } from '@/lib/transfers/model/columns';
import { keptDays, rulesOf, type Purpose } from '@/lib/transfers/model/purposes';

interface FileContentProps {
  purpose: Purpose;
  columns: readonly FileColumn[];
  smallCell: number;
}

/** Exactly what the file can hold, where each column comes from, and how long its recipient may keep it. */
export function FileContent({ purpose, columns, smallCell }: FileContentProps) {
  const t = useTranslations('transfers');
  const days = keptDays(purpose);
  const { figures } = rulesOf(purpose);
  return (
    <section className="sec stack" aria-labelledby="what">
      <h2 id="what">{t('what.title')}</h2>
      <DataTable
        caption={t('what.title')}
        hideCaption
        dense
        columns={[
          { key: 'column', head: t('what.column'), isRowHead: true, cell: ({ head }) => head },
          { key: 'source', head: t('what.source'), cell: ({ source }) => source },
        ]}
        rows={columns}
        rowKey={({ name }) => name}
      />
      <p className="soft">
        {days !== null ? t('what.kept', { days }) : figures ? t('what.nobody') : t('what.record')}
        {purpose === 'statistics' ? ` ${t('what.public', { least: smallCell })}` : ''}
      </p>
    </section>
  );
}
