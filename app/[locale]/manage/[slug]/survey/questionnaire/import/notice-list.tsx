import { DataTable } from '@/components/ui/data-table';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { Notice } from '@/lib/surveys/exchange/xlsform/notices';
import { sayNotice, sayPlace } from '@/lib/surveys/exchange/xlsform/say';

interface NoticeListProps {
  kind: 'errors' | 'warnings';
  notices: readonly Notice[];
  locale: Locale;
}

/** What is wrong with a form, or not taken over: each with its sheet, row and column. */
export function NoticeList({ kind, notices, locale }: NoticeListProps) {
  const t = translator(locale, 'xlsform');
  const rows = notices.map((notice, index) => ({
    key: String(index),
    where: sayPlace(t, notice),
    what: sayNotice(t, kind, notice),
  }));
  return (
    <DataTable
      caption={t(`${kind}Title`, { count: rows.length })}
      rows={rows}
      rowKey={({ key }) => key}
      dense
      cards
      columns={[
        { key: 'where', head: t('where'), cell: ({ where }) => where },
        { key: 'what', head: t('what'), cell: ({ what }) => <bdi>{what}</bdi> },
      ]}
    />
  );
}
