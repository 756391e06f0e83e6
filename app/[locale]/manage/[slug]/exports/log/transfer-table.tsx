import { DataTable, type Column } from '@/components/ui/data-table';
import type { MeetingFrame } from '@/lib/auth/scope';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { formatNumber } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { transferWords } from '@/lib/transfers/model/log-words';
import type { LoggedTransfer } from '@/lib/transfers/queries/log';
import { TransferState } from './transfer-state';

/** Transfers, one line each, with a way to the whole of it. */
export function TransferTable(props: { rows: readonly LoggedTransfer[]; meeting: MeetingFrame; locale: Locale }) {
  const { rows, meeting, locale } = props;
  const t = useTranslations('transfers.log');
  const words = transferWords(locale);
  const columns: Column<LoggedTransfer>[] = [
    {
      key: 'purpose',
      head: t('columns.purpose'),
      isRowHead: true,
      cell: ({ id, purpose }) => (
        <Link href={`/manage/${meeting.slug}/exports/log/${id}`}>{words.purpose(purpose)}</Link>
      ),
    },
    {
      key: 'recipient',
      head: t('columns.recipient'),
      cell: ({ recipient, recipientKind }) => (
        <>
          <bdi>{recipient}</bdi>
          <span className="sub">{words.recipientKind(recipientKind)}</span>
        </>
      ),
    },
    { key: 'rows', head: t('columns.rows'), numeric: true, cell: (row) => formatNumber(row.rows, locale) },
    { key: 'state', head: t('columns.state'), cell: ({ state }) => <TransferState state={state} /> },
    {
      key: 'by',
      head: t('columns.by'),
      cell: ({ by, at }) => (
        <>
          <bdi>{by}</bdi>
          <span className="sub num">{formatDateTime(at, locale, meeting.zone)}</span>
        </>
      ),
    },
  ];
  return (
    <DataTable caption={t('title')} hideCaption columns={columns} rows={rows} rowKey={({ id }) => id} dense cards />
  );
}
