import type { Metadata } from 'next';
import { InvitationStatus } from '@/components/delegations/invitation-status';
import { localeChoices } from '@/components/registration/choices';
import { DataTable, type Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSelect } from '@/components/ui/filters';
import { Localized } from '@/components/ui/localized';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { countInvitations, listInvitableParties, listInvitations } from '@/lib/delegations/queries';
import { invitationFiltersSchema, invitationStatuses } from '@/lib/delegations/schema';
import { formatDate } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import { languageNames, isLocale, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { CreateInvitationForm } from './create-invitation-form';
import { InvitationSteps } from './invitation-steps';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};
type Row = Awaited<ReturnType<typeof listInvitations>>[number];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delegations'))('invitations.title') };
}

/** Every invitation of the meeting with its state, its recipient and its next step; and the form for the next party. */
export default async function InvitationsPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('delegations')]);
  const here = `/${locale}/manage/${slug}/invitations`;
  const scope = await meetingPage(slug, { locale, permission: 'invitation.read', here });
  const filters = invitationFiltersSchema.parse(query);
  const [found, counts, parties] = await Promise.all([
    listInvitations(scope, filters),
    countInvitations(scope),
    listInvitableParties(scope),
  ]);
  const byName = new Intl.Collator(locale).compare;
  const nameOf = (party: Row['party']) => pick(party.names, locale).text;
  const rows = found.toSorted((a, b) => byName(nameOf(a.party), nameOf(b.party)));
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);

  const isOpen = isEditable(scope.meeting.phase);
  const columns: Column<Row>[] = [
    {
      key: 'party',
      head: t('invitations.party'),
      cell: ({ party }) => <Localized text={party.names} fallback="silent" />,
    },
    {
      key: 'places',
      head: t('invitations.places'),
      numeric: true,
      cell: (row) => (
        <>
          {row.seats}
          <span className="sub">{t('invitations.funded', { count: row.fundedSeats })}</span>
        </>
      ),
    },
    {
      key: 'recipient',
      head: t('invitations.recipient'),
      cell: (row) => (
        <>
          <bdi>
            {row.focalPointGivenName} {row.focalPointSurname}
          </bdi>
          <span className="sub">{row.focalPointEmail}</span>
        </>
      ),
    },
    {
      key: 'language',
      head: t('invitations.language'),
      cell: (row) => (isLocale(row.locale) ? <span lang={row.locale}>{languageNames[row.locale]}</span> : row.locale),
    },
    {
      key: 'state',
      head: t('invitations.state'),
      cell: (row) => <State row={row} locale={locale} zone={scope.meeting.zone} />,
    },
    ...(isOpen
      ? [
          {
            key: 'actions',
            head: t('invitations.actions'),
            cell: (row: Row) => (
              <InvitationSteps invitation={row} partyName={nameOf(row.party)} meeting={slug} locale={locale} />
            ),
          },
        ]
      : []),
  ];

  return (
    <>
      <div className="head">
        <h1>{t('invitations.title')}</h1>
        <p className="soft small">
          {t('invitations.summary', {
            total,
            sent: counts.SENT ?? 0,
            accepted: counts.ACCEPTED ?? 0,
            declined: counts.DECLINED ?? 0,
          })}
        </p>
      </div>
      {total > 0 ? (
        <Filters
          label={t('invitations.filter')}
          clear={here}
          isFiltered={filters.status !== undefined}
          applied={filters.status ? t('invitations.applied', { shown: rows.length, total }) : undefined}
        >
          <FilterSelect
            name="status"
            label={t('invitations.status')}
            any={t('invitations.anyStatus')}
            value={filters.status}
            choices={invitationStatuses.map((value) => ({ value, label: t(`invitation.${value}`) }))}
          />
        </Filters>
      ) : null}
      {rows.length > 0 ? (
        <DataTable
          caption={t('invitations.caption')}
          hideCaption
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          dense
          cards
        />
      ) : (
        <EmptyState level={2} title={t(total === 0 ? 'invitations.empty' : 'invitations.emptyFiltered')}>
          {total === 0 ? t('invitations.emptyText') : undefined}
        </EmptyState>
      )}
      {isOpen ? (
        <section className="sec" aria-labelledby="new" style={{ marginBlockStart: 'var(--s7)' }}>
          <h2 id="new">{t('invitations.newTitle')}</h2>
          {parties.length === 0 ? (
            <p className="soft">{t('invitations.allInvited')}</p>
          ) : (
            <>
              <p className="soft">{t('invitations.newText')}</p>
              <CreateInvitationForm
                meeting={slug}
                words={formWords(locale, 'delegations')}
                idempotencyKey={newIdempotencyKey()}
                parties={parties
                  .map(({ id, names }) => ({ value: id, label: pick(names, locale).text }))
                  .toSorted((a, b) => byName(a.label, b.label))}
                locales={localeChoices()}
                send={t('invitations.create')}
                done={t('invitations.created')}
              />
            </>
          )}
        </section>
      ) : null}
    </>
  );
}

/** The state with its date and, for a refusal, the reason given. */
async function State({ row, locale, zone }: { row: Row; locale: Locale; zone: string }) {
  const t = await getTranslations('delegations.invitations');
  const date = (at: Date) => formatDate(at, locale, zone);
  return (
    <>
      <InvitationStatus status={row.status} />
      {row.answeredAt ? (
        <span className="sub">{t('answeredOn', { date: date(row.answeredAt) })}</span>
      ) : row.sentAt ? (
        <span className="sub">{t('sentOn', { date: date(row.sentAt) })}</span>
      ) : null}
      {row.declineReason ? <span className="sub">{t('reason', { reason: row.declineReason })}</span> : null}
      {row.seatsTaken > 0 ? <span className="sub">{t('named', { count: row.seatsTaken })}</span> : null}
    </>
  );
}
