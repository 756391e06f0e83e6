import { DataTable } from '@/components/ui/data-table';
import { Status } from '@/components/ui/status';
import type { DeadlineRow } from '@/lib/desk/model/deadlines';
import { lateDays } from '@/lib/desk/model/work';
import { formatDateTime, formatDay } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

/** The dates of a meeting, what is still open for each, and how near they are. */
export function DeadlineTable({ rows, zone, locale }: { rows: readonly DeadlineRow[]; zone: string; locale: Locale }) {
  const t = useTranslations('meetings.desk.deadlines');
  return (
    <DataTable
      caption={t('title')}
      captionNote={t('note', { zone })}
      dense
      cards
      rows={rows}
      rowKey={({ key, at }) => `${key} ${at.toISOString()}`}
      columns={[
        {
          key: 'date',
          head: t('date'),
          cell: ({ at, isDay }) => (
            <span className="num">{isDay ? formatDay(at, locale) : formatDateTime(at, locale, zone)}</span>
          ),
        },
        { key: 'what', head: t('what'), isRowHead: true, cell: ({ key }) => t(key) },
        { key: 'who', head: t('who'), label: t('who'), cell: ({ who }) => t(who) },
        { key: 'open', head: t('open'), label: t('open'), numeric: true, cell: ({ open }) => open ?? '' },
        { key: 'state', head: t('state'), label: t('state'), cell: (row) => <State row={row} /> },
      ]}
    />
  );
}

function State({ row: { days, open, isLate } }: { row: DeadlineRow }) {
  const t = useTranslations('meetings.desk.deadlines');
  if (days < 0)
    return isLate ? (
      <Status shape="late">{t('late', { days: -days })}</Status>
    ) : (
      <Status shape="done">{t('past')}</Status>
    );
  return <Status shape={days <= lateDays && open ? 'ask' : 'open'}>{t('in', { days })}</Status>;
}
