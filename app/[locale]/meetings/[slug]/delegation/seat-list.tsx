import { DelegateName } from '@/components/registration/delegate-name';
import { RegistrationStatus } from '@/components/registration/registration-status';
import { DataTable, type Column } from '@/components/ui/data-table';
import type { MeetingFrame } from '@/lib/auth/scope';
import type { DelegationDetail } from '@/lib/delegations/queries';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isActive } from '@/lib/registration/policy';
import { NominateDialog, SubstituteDialog, WithdrawDialog } from './seat-dialogs';

interface SeatListProps {
  delegation: DelegationDetail;
  meeting: MeetingFrame;
  locale: Locale;
  /** The reader may name people and put others in their place now. */
  mayName: boolean;
  mayWithdraw: boolean;
}

type Named = DelegationDetail['registrations'][number];
type Row = DelegationDetail['seats'][number] & { named: Named | undefined };

/** The places of a delegation with who is on them, and the step possible for each. */
export async function SeatList({ delegation, meeting, locale, mayName, mayWithdraw }: SeatListProps) {
  const [t, words] = await Promise.all([getTranslations('delegations.own'), getTranslations('registration')]);
  const active = delegation.registrations.filter(({ status }) => isActive(status));
  const rows: Row[] = delegation.seats.map((seat) => ({
    ...seat,
    named: active.find(({ seatId }) => seatId === seat.id),
  }));
  const firstFree = rows.find(({ named }) => !named)?.id;
  const hasHead = active.some(({ capacity }) => capacity === 'HEAD');
  const nameOf = ({ person }: Named) => `${person.givenName} ${person.surname}`;

  const columns: Column<Row>[] = [
    {
      key: 'place',
      head: words('list.seat'),
      cell: ({ rank, funded }) => (
        <>
          {t('place', { rank })}
          <span className="sub">{t(funded ? 'fundedSeat' : 'ownCost')}</span>
        </>
      ),
    },
    {
      key: 'person',
      head: words('list.name'),
      cell: ({ named }) =>
        named ? (
          <>
            <DelegateName person={named.person} />
            <span className="sub">
              {[named.person.functionalTitle, named.person.institution].filter(Boolean).join(', ')}
            </span>
            <span className="sub">{named.email}</span>
          </>
        ) : (
          <span className="soft">{t('free')}</span>
        ),
    },
    {
      key: 'capacity',
      head: words('list.capacity'),
      cell: ({ named }) => (named ? words(`capacity.${named.capacity}`) : null),
    },
    {
      key: 'state',
      head: words('list.state'),
      cell: ({ named }) => (named ? <RegistrationStatus status={named.status} reader="delegation" /> : null),
    },
    {
      key: 'steps',
      head: t('steps'),
      cell: ({ id, rank, named }) => {
        if (!named)
          return mayName ? (
            <NominateDialog
              delegationId={delegation.id}
              seat={id}
              rank={rank}
              hasHead={hasHead}
              isNext={id === firstFree}
              meeting={meeting.slug}
              locale={locale}
            />
          ) : null;
        const registration = { registrationId: named.id, name: nameOf(named), meeting: meeting.slug, locale };
        return (
          <div className="row">
            {mayWithdraw ? (
              <Link
                href={`/meetings/${meeting.slug}/registration/${named.id}`}
                aria-label={t('openFor', { name: nameOf(named) })}
              >
                {t('open')}
              </Link>
            ) : null}
            {mayName ? <SubstituteDialog {...registration} /> : null}
            {mayWithdraw ? <WithdrawDialog {...registration} /> : null}
          </div>
        );
      },
    },
  ];
  return (
    <section className="sec" aria-labelledby="seats" style={{ marginBlockStart: 'var(--s7)' }}>
      <h2 id="seats">{t('seats')}</h2>
      <DataTable caption={t('seats')} hideCaption columns={columns} rows={rows} rowKey={({ id }) => id} cards />
      <p className="soft small">{t('visible')}</p>
    </section>
  );
}
