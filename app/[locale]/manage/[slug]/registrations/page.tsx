import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { capacityChoices } from '@/components/registration/choices';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSearch, FilterSelect } from '@/components/ui/filters';
import { Pagination } from '@/components/ui/pagination';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { decideAction } from '@/lib/registration/actions';
import { isDecidable } from '@/lib/registration/policy';
import {
  countRegistrations,
  listDelegationChoices,
  listRegistrations,
  pageSize,
  summariseRegistrations,
} from '@/lib/registration/queries';
import { registrationFiltersSchema, registrationStatuses, type RegistrationFilters } from '@/lib/registration/schema';
import { listDoubles, type DoublePerson } from '@/lib/representation/queries';
import { BulkBar } from './bulk-bar';
import { RegistrationTable } from './registration-table';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registration'))('list.title') };
}

/** The registrations of the meeting, changed last first, with the decision on those that are ticked. */
export default async function RegistrationsPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('registration')]);
  const here = `/${locale}/manage/${slug}/registrations`;
  const scope = await meetingPage(slug, { locale, permission: 'registration.list', here });
  const filters = registrationFiltersSchema.parse(emptied(query));
  const [{ rows, next }, shown, summary, delegations, doubles] = await Promise.all([
    listRegistrations(scope, filters),
    countRegistrations(scope, filters),
    summariseRegistrations(scope),
    listDelegationChoices(scope),
    listDoubles(scope),
  ]);
  const { byStatus, capacity, confirmed } = summary;
  const total = Object.values(byStatus).reduce((sum, count) => sum + count, 0);
  const decidable = rows.filter(({ status }) => isDecidable(status)).length;
  const isFiltered = Boolean(filters.q || filters.status || filters.party || filters.capacity);
  const compare = new Intl.Collator(locale).compare;

  return (
    <>
      <div className="head">
        <h1>{t('list.title')}</h1>
        <p className="soft small">
          {t('list.summary', {
            total,
            confirmed,
            capacity,
            open: (byStatus.SUBMITTED ?? 0) + (byStatus.WAITLISTED ?? 0),
            nominated: byStatus.NOMINATED ?? 0,
          })}
        </p>
      </div>
      {total > 0 ? (
        <Filters
          label={t('list.filter')}
          clear={here}
          isFiltered={isFiltered}
          applied={t('list.applied', { shown, total })}
        >
          <FilterSearch name="q" label={t('list.search')} value={filters.q} />
          <FilterSelect
            name="status"
            label={t('list.status')}
            any={t('list.anyStatus')}
            value={filters.status}
            choices={[
              { value: 'open', label: t('list.open') },
              ...registrationStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
            ]}
          />
          <FilterSelect
            name="party"
            label={t('list.delegation')}
            any={t('list.anyDelegation')}
            value={filters.party}
            choices={delegations
              .map(({ code, names }) => ({ value: code, label: pick(names, locale).text }))
              .toSorted((a, b) => compare(a.label, b.label))}
          />
          <FilterSelect
            name="capacity"
            label={t('list.capacity')}
            any={t('list.anyCapacity')}
            value={filters.capacity}
            choices={capacityChoices(t)}
          />
        </Filters>
      ) : null}
      {rows.length > 0 ? (
        <ActionForm
          action={decideAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'registration')}
          meeting={slug}
          label={t('list.bulk')}
          done={t('list.decided')}
          resets
        >
          <RegistrationTable rows={rows} alsoFor={othersOf(doubles)} meeting={scope.meeting} locale={locale} />
          {decidable > 0 ? (
            <BulkBar
              roomLeft={t('list.roomLeft', { count: capacity - confirmed })}
              selected={t.raw('list.selected')}
              selectAll={t('list.selectAll', { count: decidable })}
              confirm={t('list.confirm')}
              confirmSome={t.raw('list.confirmSome')}
              waitlist={t('list.waitlist')}
              decline={t('list.decline')}
              writes={t('list.writes')}
            />
          ) : null}
        </ActionForm>
      ) : (
        <EmptyState
          level={2}
          title={t(total === 0 ? 'list.empty' : 'list.emptyFiltered')}
          action={total === 0 ? <Link href={`/manage/${slug}/invitations`}>{t('list.toInvitations')}</Link> : undefined}
        >
          {total === 0 ? t('list.emptyText') : undefined}
        </EmptyState>
      )}
      <Pagination size={pageSize} next={next ? `${here}?${search({ ...filters, after: next })}` : undefined} />
      {filters.after ? (
        <p className="small">
          <a href={`${here}?${search({ ...filters, after: undefined })}`}>{t('list.first')}</a>
        </p>
      ) : null}
    </>
  );
}

/** Of how many other parties the person of a registration is, by registration. */
function othersOf(doubles: readonly DoublePerson[]): Map<string, number> {
  return new Map(
    doubles.flatMap(({ representations }) =>
      representations.map(({ registrationId }) => [registrationId, representations.length - 1] as const),
    ),
  );
}

/** A filter form sends every field; an emptied one is no filter. */
function emptied(query: Record<string, string | string[]>) {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}

function search(filters: RegistrationFilters): string {
  return new URLSearchParams(
    Object.entries(filters).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  ).toString();
}
