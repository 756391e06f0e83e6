import type { Metadata } from 'next';
import { InvitationStatus } from '@/components/delegations/invitation-status';
import { DataTable, type Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { meetingPage } from '@/lib/auth/page';
import { listDelegations, type DelegationLine } from '@/lib/delegations/queries';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

const surveyShapes = { none: 'open', DRAFT: 'half', SUBMITTED: 'done' } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delegations'))('delegations.title') };
}

/** Every delegation with its places, its people and its survey answer. */
export default async function DelegationsPage({ params }: Props) {
  const [{ locale, slug }, t] = await Promise.all([params, getTranslations('delegations')]);
  const scope = await meetingPage(slug, {
    locale,
    permission: 'registration.list',
    here: `/${locale}/manage/${slug}/delegations`,
  });
  const compare = new Intl.Collator(locale).compare;
  const rows = (await listDelegations(scope)).toSorted((a, b) =>
    compare(pick(a.party.names, locale).text, pick(b.party.names, locale).text),
  );
  const sum = (of: (row: DelegationLine) => number) => rows.reduce((total, row) => total + of(row), 0);
  const [quota, taken, confirmed, unfinished] = [
    sum((row) => row.quota),
    sum((row) => row.seatsTaken),
    sum((row) => row.confirmed),
    sum((row) => row.unfinished),
  ];

  const columns: Column<DelegationLine>[] = [
    {
      key: 'party',
      head: t('delegations.party'),
      cell: ({ party }) => (
        <Link href={`/meetings/${slug}/delegation?of=${party.code}`}>
          <Localized text={party.names} fallback="silent" />
        </Link>
      ),
    },
    {
      key: 'invitation',
      head: t('delegations.invitation'),
      cell: (row) => <InvitationStatus status={row.invitation} />,
    },
    {
      key: 'quota',
      head: t('delegations.quota'),
      numeric: true,
      cell: (row) => (
        <>
          {row.quota}
          <span className="sub">{t('invitations.funded', { count: row.fundedSeats })}</span>
        </>
      ),
    },
    { key: 'named', head: t('delegations.named'), numeric: true, cell: (row) => row.seatsTaken },
    { key: 'confirmed', head: t('delegations.confirmed'), numeric: true, cell: (row) => row.confirmed },
    { key: 'unfinished', head: t('delegations.unfinished'), numeric: true, cell: (row) => row.unfinished },
    {
      key: 'survey',
      head: t('delegations.survey'),
      cell: ({ survey }) => (
        <Status shape={surveyShapes[survey ?? 'none']}>{t(`delegations.surveyState.${survey ?? 'none'}`)}</Status>
      ),
    },
  ];

  return (
    <>
      <div className="head">
        <h1>{t('delegations.title')}</h1>
        {rows.length > 0 ? (
          <p className="soft small">{t('delegations.summary', { total: rows.length, taken, quota, confirmed })}</p>
        ) : null}
      </div>
      {rows.length > 0 ? (
        <DataTable
          caption={t('delegations.caption')}
          hideCaption
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          totals={{ party: t('delegations.total'), quota, named: taken, confirmed, unfinished }}
          dense
          cards
        />
      ) : (
        <EmptyState
          level={2}
          title={t('delegations.empty')}
          action={<Link href={`/manage/${slug}/invitations`}>{t('delegations.toInvitations')}</Link>}
        >
          {t('delegations.emptyText')}
        </EmptyState>
      )}
    </>
  );
}
