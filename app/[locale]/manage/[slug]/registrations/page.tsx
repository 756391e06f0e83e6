import type { Metadata } from 'next';
import { capacityChoices } from '@/components/registration/choices';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { meetingPage } from '@/lib/auth/page';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import {
  countRegistrations,
  listDelegationChoices,
  listDelegationsOf,
  listRegistrations,
  listViews,
  pageSize,
  summariseRegistrations,
  type BoundedCount,
} from '@/lib/registration/queries/list';
import { queryOf, registrationFiltersSchema, type RegistrationFilters } from '@/lib/registration/schema/registrations';
import { DecideBar } from './decide-bar';
import { RegistrationFilterForm } from './filter-form';
import { RegistrationTable } from './registration-table';
import { SavedViews } from './saved-views';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registration'))('list.title') };
}

/** The registrations of the meeting, changed last first; what is ticked goes to the page that says what a decision would do. */
export default async function RegistrationsPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t, w] = await Promise.all([
    params,
    searchParams,
    getTranslations('registration'),
    getTranslations('review'),
  ]);
  const here = `/${locale}/manage/${slug}/registrations`;
  const scope = await meetingPage(slug, { locale, permission: 'registration.list', here });
  const filters = registrationFiltersSchema.parse(query);
  const match = queryOf(filters);
  const [{ rows, next }, summary, delegations, views] = await Promise.all([
    listRegistrations(scope, filters),
    summariseRegistrations(scope),
    listDelegationChoices(scope),
    listViews(scope),
  ]);
  // What fits on the first page is counted already.
  const shown: BoundedCount =
    next === null && !filters.after
      ? { count: rows.length, isMore: false }
      : match === ''
        ? totalOf(summary.byStatus)
        : await countRegistrations(scope, filters);
  const total = totalOf(summary.byStatus);
  const decided = typeof query.decided === 'string' && /^\d{1,3}$/.test(query.decided) ? Number(query.decided) : 0;
  const isOpen = isEditable(scope.meeting.phase);
  const byId = await listDelegationsOf(scope, rows);
  const compare = new Intl.Collator(locale).compare;
  const applied = shown.isMore
    ? w('list.matchesMore', { count: shown.count })
    : w('list.matches', { count: shown.count });

  return (
    <>
      <div className="head">
        <h1>{t('list.title')}</h1>
        <p className="soft small">
          {w('list.summary', {
            total: total.count,
            more: total.isMore ? 'yes' : 'no',
            taken: summary.taken,
            capacity: summary.capacity,
            offered: summary.offered,
            open: (summary.byStatus.SUBMITTED?.count ?? 0) + (summary.byStatus.WAITLISTED?.count ?? 0),
            nominated: summary.byStatus.NOMINATED?.count ?? 0,
          })}{' '}
          <Link href={`/manage/${slug}/registrations/duplicates`}>{w('list.duplicates')}</Link>{' '}
          <Link href={`/manage/${slug}/registrations/import`}>{w('list.import')}</Link>
        </p>
      </div>
      {decided > 0 ? <Notice kind="done" level={2} title={w('list.decided', { count: decided })} urgent /> : null}
      {total.count > 0 ? (
        <RegistrationFilterForm
          here={here}
          filters={filters}
          isFiltered={match !== ''}
          applied={applied}
          delegations={
            delegations
              ?.map(({ code, names }) => ({ value: code, label: pick(names, locale).text }))
              .toSorted((a, b) => compare(a.label, b.label)) ?? null
          }
          capacities={capacityChoices(t)}
          languages={scope.meeting.languages.map((value) => ({ value, label: languageName(value, locale) }))}
        />
      ) : null}
      <SavedViews views={views} here={here} match={match} meeting={slug} locale={locale} />
      {rows.length > 0 && !isOpen ? (
        <RegistrationTable rows={rows} meeting={scope.meeting} locale={locale} delegations={byId} mayDecide={false} />
      ) : rows.length > 0 ? (
        <form action={`${here}/decide`} aria-label={w('list.bulk')}>
          <input type="hidden" name="match" value={match} />
          <RegistrationTable rows={rows} meeting={scope.meeting} locale={locale} delegations={byId} mayDecide />
          <DecideBar
            selected={t.raw('list.selected')}
            selectAll={t('list.selectAll', { count: rows.length })}
            scope={w('list.scope')}
            ticked={w('list.ticked')}
            allMatching={`${w('list.allMatching')} (${applied})`}
            help={w('list.bulkHelp')}
            confirm={w('list.confirm')}
            waitlist={w('list.waitlist')}
            decline={w('list.decline')}
          />
        </form>
      ) : (
        <EmptyState
          level={2}
          title={t(total.count === 0 ? 'list.empty' : 'list.emptyFiltered')}
          action={
            total.count === 0 ? <Link href={`/manage/${slug}/invitations`}>{t('list.toInvitations')}</Link> : undefined
          }
        >
          {total.count === 0 ? t('list.emptyText') : undefined}
        </EmptyState>
      )}
      <Pagination size={pageSize} next={next ? `${here}?${search(filters, next)}` : undefined} />
      {filters.after ? (
        <p className="small">
          <a href={`${here}?${match}`}>{t('list.first')}</a>
        </p>
      ) : null}
    </>
  );
}

/** The sum of the states, which are counted as far as a thousand each. */
function totalOf(byStatus: Partial<Record<string, BoundedCount>>): BoundedCount {
  const counts = Object.values(byStatus).filter((count) => count !== undefined);
  return {
    count: counts.reduce((sum, { count }) => sum + count, 0),
    isMore: counts.some(({ isMore }) => isMore),
  };
}

function search(filters: RegistrationFilters, after: string): string {
  const match = new URLSearchParams(queryOf(filters));
  match.set('after', after);
  return match.toString();
}
