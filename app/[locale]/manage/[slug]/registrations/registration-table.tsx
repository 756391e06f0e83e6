import { DelegateName } from '@/components/registration/delegate-name';
import { RegistrationStatus } from '@/components/registration/registration-status';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import type { MeetingFrame } from '@/lib/auth/scope';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { capacityWord } from '@/lib/registration/model/capacity-word';
import type { DelegationChoice, RegistrationRow } from '@/lib/registration/queries/list';

interface RegistrationTableProps {
  rows: readonly RegistrationRow[];
  meeting: Pick<MeetingFrame, 'slug' | 'zone'>;
  locale: Locale;
  /** By id. */
  delegations: ReadonlyMap<string, DelegationChoice>;
  mayDecide: boolean;
}

/** The list itself. Every row can be ticked: the next page says which of them can be decided on, and why not. */
export function RegistrationTable({ rows, meeting, locale, delegations, mayDecide }: RegistrationTableProps) {
  const t = useTranslations('registration');
  const w = useTranslations('review.list');
  const columns: Column<RegistrationRow>[] = [
    {
      key: 'select',
      head: '',
      isSelection: true,
      cell: ({ id, person }) =>
        mayDecide ? (
          <input
            className="chk"
            type="checkbox"
            name="r"
            value={id}
            aria-label={t('list.select', { name: `${person.givenName} ${person.surname}` })}
          />
        ) : null,
    },
    {
      key: 'name',
      head: t('list.name'),
      isRowHead: true,
      cell: ({ id, person }) => (
        <>
          <Link href={`/meetings/${meeting.slug}/registration/${id}`}>
            <DelegateName person={person} />
          </Link>
          {person.functionalTitle ? <span className="sub">{person.functionalTitle}</span> : null}
        </>
      ),
    },
    {
      key: 'delegation',
      head: t('list.delegation'),
      cell: ({ delegationId, person }) => (
        <>
          <PartyOf delegation={delegations.get(delegationId)} />
          {person.institution ? <span className="sub">{person.institution}</span> : null}
        </>
      ),
    },
    {
      key: 'capacity',
      head: t('list.capacity'),
      cell: ({ capacity, person }) => capacityWord(t, capacity, person.courtesyTitle),
    },
    {
      key: 'seat',
      head: t('list.seat'),
      numeric: true,
      cell: ({ rank, delegationId }) => (
        <span className="nw">{t('list.seatOf', { rank, quota: delegations.get(delegationId)?.quota ?? rank })}</span>
      ),
    },
    { key: 'funding', head: t('list.funding'), cell: ({ funded }) => t(funded ? 'list.funded' : 'list.own') },
    {
      key: 'state',
      head: t('list.state'),
      cell: ({ status, waitNumber, offeredUntil, hasChange }) => (
        <>
          <RegistrationStatus status={status} reader="secretariat" />
          {offeredUntil ? (
            <span className="sub">{w('offered', { date: formatDateTime(offeredUntil, locale, meeting.zone) })}</span>
          ) : waitNumber !== null ? (
            <span className="sub">{w('number', { number: waitNumber })}</span>
          ) : null}
          {hasChange ? (
            <span className="sub">
              <Status shape="ask">{w('change')}</Status>
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: 'changed',
      head: t('list.changed'),
      numeric: true,
      cell: ({ changedAt }) => (
        <span className="nw">{formatDate(changedAt, locale, meeting.zone, { year: false })}</span>
      ),
    },
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
      minWidth={54}
    />
  );
}

/** The party's acronym where it has one, and its name otherwise. */
function PartyOf({ delegation }: { delegation: DelegationChoice | undefined }) {
  if (!delegation) return null;
  const { acronyms, names } = delegation;
  return <Localized text={Object.values(acronyms).some(Boolean) ? acronyms : names} fallback="silent" />;
}
