import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DelegateName } from '@/components/registration/delegate-name';
import { DataTable, type Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSelect } from '@/components/ui/filters';
import { KeyValues } from '@/components/ui/key-values';
import { Pagination } from '@/components/ui/pagination';
import { Status, type StatusShape } from '@/components/ui/status';
import { meetingPage } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import type { FundingStatus } from '@/lib/core/prisma/enums';
import { findFunding, fundingPageSize, listFunding, totalFunding, type FundingRow } from '@/lib/funding/queries';
import { fundingFiltersSchema, fundingStatuses } from '@/lib/funding/schema';
import { formatDate } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { formatNumber } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { AwardForm } from './award-form';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('funding'))('title'), robots: { index: false, follow: false } };
}

const shapes: Record<FundingStatus, StatusShape> = {
  PROPOSED: 'half',
  AWARDED: 'done',
  DECLINED: 'no',
  WITHDRAWN: 'shut',
};

/** Who is funded and with what, the totals, and the form for one person. */
export default async function FundingPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('funding')]);
  const here = `/${locale}/manage/${slug}/funding`;
  const scope = await meetingPage(slug, { locale, permission: 'funding.read', here });
  const filters = fundingFiltersSchema.parse(query);
  const mayEdit = can(scope, 'funding.manage') && scope.meeting.phase !== 'CLOSED';
  if (filters.of && mayEdit) {
    const row = await findFunding(scope, filters.of);
    if (!row) notFound();
    return <AwardForm row={row} slug={slug} locale={locale} />;
  }
  const [{ rows, next }, totals] = await Promise.all([listFunding(scope, filters), totalFunding(scope)]);
  const number = (value: number) => formatNumber(value, locale);
  const columns: Column<FundingRow>[] = [
    {
      key: 'name',
      head: t('name'),
      isRowHead: true,
      cell: (row) =>
        mayEdit ? (
          <Link href={`/manage/${slug}/funding?of=${row.registrationId}`}>
            <DelegateName person={row} />
          </Link>
        ) : (
          <DelegateName person={row} />
        ),
    },
    {
      key: 'delegation',
      head: t('delegation'),
      label: t('delegation'),
      cell: ({ party, fundedSeats }) => (
        <>
          {pick(party, locale).text}
          <span className="sub">{t('seats', { count: fundedSeats })}</span>
        </>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      label: t('state'),
      cell: ({ status }) =>
        status ? (
          <Status shape={shapes[status]}>{t(`status.${status}`)}</Status>
        ) : (
          <Status shape="ask">{t('none')}</Status>
        ),
    },
    {
      key: 'ticket',
      head: t('ticketHead'),
      label: t('ticketHead'),
      cell: ({ ticketClass, ticketedAt }) => (
        <>
          {ticketClass ? t(`ticket.${ticketClass}`) : '–'}
          {ticketedAt ? (
            <span className="sub">
              {t('bought', { date: formatDate(ticketedAt, locale, scope.meeting.zone, { year: false }) })}
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: 'days',
      head: t('days'),
      label: t('days'),
      numeric: true,
      cell: ({ dsaDays }) => (dsaDays === null ? '–' : number(dsaDays)),
    },
    {
      key: 'terminals',
      head: t('terminalsHead'),
      label: t('terminalsHead'),
      numeric: true,
      cell: ({ terminals }) => (terminals === null ? '–' : number(terminals)),
    },
    {
      key: 'bank',
      head: t('bank'),
      label: t('bank'),
      cell: ({ status, bankDetailsHeld }) => (status === null ? '–' : t(bankDetailsHeld ? 'held' : 'notHeld')),
    },
  ];
  const facts = [
    'fundedSeats',
    'proposed',
    'awarded',
    'ticketed',
    'dsaDays',
    'terminals',
    'withoutBankDetails',
    'beyond',
  ] as const;
  return (
    <div className="stack">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('intro')}</p>
      </div>
      <section className="sec" aria-labelledby="totals">
        <h2 id="totals">{t('totals')}</h2>
        <KeyValues items={facts.map((key) => ({ key, label: t(key), value: number(totals[key]) }))} />
      </section>
      <Filters label={t('filter')} clear={here} isFiltered={Boolean(filters.status)}>
        <FilterSelect
          name="status"
          label={t('state')}
          any={t('anyState')}
          value={filters.status}
          choices={[
            { value: 'none', label: t('none') },
            ...fundingStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
          ]}
        />
      </Filters>
      {rows.length > 0 ? (
        <DataTable
          caption={t('caption')}
          columns={columns}
          rows={rows}
          rowKey={({ registrationId }) => registrationId}
          dense
          cards
          minWidth={50}
        />
      ) : (
        <EmptyState level={2} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      )}
      <Pagination
        size={fundingPageSize}
        next={
          next
            ? `${here}?${new URLSearchParams({ ...(filters.status ? { status: filters.status } : {}), after: next }).toString()}`
            : undefined
        }
      />
    </div>
  );
}
