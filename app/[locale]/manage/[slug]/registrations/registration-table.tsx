import { useTranslations } from 'next-intl';
import { DelegateName } from '@/components/registration/delegate-name';
import { RegistrationStatus } from '@/components/registration/registration-status';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import type { MeetingFrame } from '@/lib/auth/scope';
import { formatDate } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { isDecidable } from '@/lib/registration/policy';
import type { RegistrationRow } from '@/lib/registration/queries';
import { SelectBox } from './select-box';

interface RegistrationTableProps {
  rows: readonly RegistrationRow[];
  /** Registrations of persons who represent other parties too, with how many. */
  alsoFor: ReadonlyMap<string, number>;
  meeting: Pick<MeetingFrame, 'slug' | 'zone'>;
  locale: Locale;
}

/** The list itself. Only what can still be decided on has a tick box. */
export function RegistrationTable({ rows, alsoFor, meeting, locale }: RegistrationTableProps) {
  const t = useTranslations('registration');
  const double = useTranslations('representation.doubles');
  const columns: Column<RegistrationRow>[] = [
    {
      key: 'select',
      head: '',
      isSelection: true,
      cell: ({ id, status, person }) =>
        isDecidable(status) ? (
          <SelectBox value={id} label={t('list.select', { name: `${person.givenName} ${person.surname}` })} />
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
          {alsoFor.has(id) ? <span className="sub">{double('mark', { count: alsoFor.get(id) ?? 0 })}</span> : null}
        </>
      ),
    },
    {
      key: 'delegation',
      head: t('list.delegation'),
      cell: ({ party, person }) => (
        <>
          <Localized
            text={Object.values(party.acronyms).some(Boolean) ? party.acronyms : party.names}
            fallback="silent"
          />
          {person.institution ? <span className="sub">{person.institution}</span> : null}
        </>
      ),
    },
    { key: 'capacity', head: t('list.capacity'), cell: ({ capacity }) => t(`capacity.${capacity}`) },
    {
      key: 'seat',
      head: t('list.seat'),
      numeric: true,
      cell: ({ seat, quota }) => <span className="nw">{t('list.seatOf', { rank: seat.rank, quota })}</span>,
    },
    { key: 'funding', head: t('list.funding'), cell: ({ seat }) => t(seat.funded ? 'list.funded' : 'list.own') },
    {
      key: 'state',
      head: t('list.state'),
      cell: ({ status }) => <RegistrationStatus status={status} reader="secretariat" />,
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
      minWidth={54}
    />
  );
}
