import { InvitationStatus } from '@/components/delegations/invitation-status';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import type { MeetingFrame } from '@/lib/auth/scope';
import { formatDate } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import { isLocale, languageNames, type Locale } from '@/lib/i18n/routing';
import type { InvitationLine } from '@/lib/inviting/queries/list';
import { TickBox } from './tick-box';
import { useTranslations } from '@/lib/i18n/words';

interface InvitationTableProps {
  rows: readonly InvitationLine[];
  meeting: Pick<MeetingFrame, 'slug' | 'zone'>;
  locale: Locale;
}

/** Every invitation with its focal point, its letter and where it stands. */
export function InvitationTable({ rows, meeting, locale }: InvitationTableProps) {
  const t = useTranslations('inviting');
  const columns: Column<InvitationLine>[] = [
    {
      key: 'select',
      head: '',
      isSelection: true,
      cell: ({ id, party }) => (
        <TickBox name="invitations[]" value={id} label={t('list.select', { party: pick(party.names, locale).text })} />
      ),
    },
    {
      key: 'party',
      head: t('list.party'),
      isRowHead: true,
      cell: ({ id, party }) => (
        <Link href={`/manage/${meeting.slug}/invitations/${id}`}>
          <Localized text={party.names} fallback="silent" />
        </Link>
      ),
    },
    {
      key: 'places',
      head: t('list.places'),
      numeric: true,
      cell: (row) => (
        <>
          {row.seats}
          <span className="sub nw">{t('list.funded', { count: row.fundedSeats })}</span>
        </>
      ),
    },
    { key: 'recipient', head: t('list.recipient'), cell: (row) => <Recipient row={row} /> },
    {
      key: 'letter',
      head: t('list.letter'),
      cell: (row) => (
        <>
          {t(`letterKind.${row.letter}`)}
          <span className="sub">
            {isLocale(row.locale) ? <span lang={row.locale}>{languageNames[row.locale]}</span> : row.locale}
          </span>
        </>
      ),
    },
    { key: 'state', head: t('list.state'), cell: (row) => <State row={row} locale={locale} zone={meeting.zone} /> },
  ];
  return (
    <DataTable
      caption={t('list.caption')}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      dense
      cards
    />
  );
}

function Recipient({ row }: { row: InvitationLine }) {
  const t = useTranslations('inviting.list');
  return (
    <>
      {row.focalPointEmail === '' ? (
        <Status shape="ask">{t('noRecipient')}</Status>
      ) : (
        <>
          <bdi>
            {row.focalPointGivenName} {row.focalPointSurname}
          </bdi>
          <span className="sub">{row.focalPointEmail}</span>
        </>
      )}
      {row.addressees > 0 ? <span className="sub">{t('more', { count: row.addressees })}</span> : null}
    </>
  );
}

/** The state with its dates and, for a refusal, the reason given. */
function State({ row, locale, zone }: { row: InvitationLine; locale: Locale; zone: string }) {
  const t = useTranslations('inviting.list');
  const date = (at: Date) => formatDate(new Date(at), locale, zone);
  return (
    <>
      <InvitationStatus status={row.status} />
      {row.answeredAt ? (
        <span className="sub">{t('answeredOn', { date: date(row.answeredAt) })}</span>
      ) : row.sentAt ? (
        <span className="sub">{t('sentOn', { date: date(row.sentAt) })}</span>
      ) : null}
      {row.status === 'SENT' && row.answerBy ? (
        <span className="sub">
          {row.isLate ? <Status shape="late">{t('late')}</Status> : t('answerBy', { date: date(row.answerBy) })}
        </span>
      ) : null}
      {row.remindedAt ? (
        <span className="sub">{t('remindedOn', { date: date(row.remindedAt), count: row.reminders })}</span>
      ) : null}
      {row.declineReason ? <span className="sub">{t('reason', { reason: row.declineReason })}</span> : null}
      {row.seatsTaken > 0 ? <span className="sub">{t('named', { count: row.seatsTaken })}</span> : null}
    </>
  );
}
