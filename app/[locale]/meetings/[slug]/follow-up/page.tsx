import type { Metadata } from 'next';
import { CommitmentStatus } from '@/components/follow-up/commitment-status';
import { Due } from '@/components/follow-up/due';
import { StateBars } from '@/components/follow-up/state-bars';
import { illustrativeMetadata } from '@/components/shell/illustrative-metadata';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSelect } from '@/components/ui/filters';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can, holdsAny } from '@/lib/auth/permissions';
import { follow, historyOf, regionsOf, select, tallyBy, type Followed } from '@/lib/follow-up/model/followed';
import { commitmentStates, halfYears, tally } from '@/lib/follow-up/model/progress';
import { findFollowUp, listGroupings } from '@/lib/follow-up/queries';
import { followUpFiltersSchema } from '@/lib/follow-up/schema';
import { dayOf, formatDay } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { AnnualReport } from './annual-report';
import { Reports } from './reports';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const t = await getTranslations({ locale, namespace: 'followup' });
  const { meeting } = await meetingPage(slug, { locale, permission: 'follow-up.read', here: '' });
  return { title: t('title'), ...(meeting.illustrative ? illustrativeMetadata : {}) };
}

/** What became of the commitments, for everybody: where each stands, by region, by theme, over time, with the reports behind it. */
export default async function FollowUpPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('followup')]);
  const here = `/${locale}/meetings/${slug}/follow-up`;
  const scope = await meetingPage(slug, { locale, permission: 'follow-up.read', here });
  const [{ commitments, publishedAt }, groupings] = await Promise.all([
    orNotFound(findFollowUp(scope)),
    listGroupings(),
  ]);
  if (commitments.length === 0)
    return (
      <EmptyState level={1} title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  const { zone, illustrative } = scope.meeting;
  const today = dayOf(new Date(), zone);
  const all = follow(commitments, today);
  const filters = followUpFiltersSchema.parse(query);
  const shown = select(all, filters);
  const counts = tally(shown.map(({ state }) => state));
  const named = (list: readonly { code: string; names: Parameters<typeof pick>[0] }[]) =>
    list.map(({ code, names }) => ({ value: code, label: pick(names, locale).text }));
  const regions = [...named(groupings.regions), { value: 'global', label: t('global') }].filter(({ value }) =>
    all.some((one) => regionsOf(one).includes(value)),
  );
  const themes = named(groupings.themes).filter(({ value }) => all.some((one) => one.themes.includes(value)));
  const owners = [...new Map(all.flatMap((one) => one.owners.map((owner) => [owner.code, owner] as const))).values()];
  const labelled = (keys: readonly { value: string; label: string }[], keysOf: (one: Followed) => readonly string[]) =>
    tallyBy(
      shown,
      keys.map(({ value }) => value),
      keysOf,
    )
      .map((bar) => ({ ...bar, label: keys.find(({ value }) => value === bar.key)?.label ?? bar.key }))
      .filter(({ total }) => total > 0);
  const begun = dayOf(publishedAt ?? new Date(), zone);
  const lastChange = all
    .flatMap(({ reports }) => reports.map(({ day }) => day))
    .reduce((a, b) => (a > b ? a : b), begun);
  const history = historyOf(shown, halfYears(begun, lastChange, today)).map((bar) => ({
    ...bar,
    label: formatDay(bar.key, locale),
  }));
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        {illustrative ? <p className="small">{t('illustrative')}</p> : null}
        <p className="row">
          <Link href={`/meetings/${slug}/highlights`}>{t('highlights')}</Link>
          {holdsAny(scope, 'progress.report') ? (
            <Link href={`/meetings/${slug}/follow-up/report`}>{t('reportLink')}</Link>
          ) : null}
          {can(scope, 'follow-up.manage') ? <Link href={`/manage/${slug}/follow-up`}>{t('manageLink')}</Link> : null}
        </p>
      </div>
      <Filters
        label={t('filter')}
        clear={here}
        isFiltered={Object.values(filters).some(Boolean)}
        applied={t('applied', { count: shown.length, total: all.length })}
      >
        <FilterSelect
          name="state"
          label={t('state')}
          any={t('any')}
          value={filters.state}
          choices={commitmentStates.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
        <FilterSelect name="region" label={t('region')} any={t('any')} value={filters.region} choices={regions} />
        <FilterSelect name="theme" label={t('theme')} any={t('any')} value={filters.theme} choices={themes} />
        <FilterSelect
          name="party"
          label={t('owner')}
          any={t('any')}
          value={filters.party}
          choices={owners
            .map(({ code, names }) => ({ value: code, label: pick(names, locale).text }))
            .sort((one, other) => one.label.localeCompare(other.label, locale))}
        />
      </Filters>
      {shown.length === 0 ? (
        <EmptyState level={2} title={t('noMatch')}>
          {t('noMatchText')}
        </EmptyState>
      ) : (
        <>
          <section className="sec" aria-labelledby="list">
            <h2 id="list">{t('list')}</h2>
            <DataTable
              caption={t('list')}
              hideCaption
              rows={shown}
              rowKey={({ id }) => id}
              cards
              minWidth={50}
              columns={[
                {
                  key: 'commitment',
                  head: t('commitment'),
                  isRowHead: true,
                  cell: (one) => (
                    <>
                      <Link href={`/meetings/${slug}/highlights#${one.symbol}`}>
                        <Sym>{one.symbol}</Sym>
                      </Link>{' '}
                      <span className="serif">
                        <Localized text={one.text} fallback="short" />
                      </span>
                      <Reports commitment={one} slug={slug} locale={locale} />
                    </>
                  ),
                },
                {
                  key: 'owners',
                  head: t('owners'),
                  label: t('owners'),
                  cell: (one) => <Owners commitment={one} locale={locale} />,
                },
                { key: 'due', head: t('due'), label: t('due'), cell: (one) => <Due commitment={one} /> },
                {
                  key: 'state',
                  head: t('state'),
                  label: t('state'),
                  cell: ({ state, isLate }) => <CommitmentStatus state={state} isLate={isLate} />,
                },
              ]}
            />
          </section>
          <section className="sec stack" aria-labelledby="pictures">
            <h2 id="pictures">{t('byState')}</h2>
            <p>{t('finding', { total: shown.length, ...counts })}</p>
            <StateBars
              id="by-region"
              title={t('byRegion')}
              note={t('byRegionNote')}
              head={t('region')}
              bars={labelled(regions, regionsOf)}
            />
            <StateBars
              id="by-theme"
              title={t('byTheme')}
              note={t('byThemeNote')}
              head={t('theme')}
              bars={labelled(themes, ({ themes: of }) => of)}
            />
            <StateBars id="over-time" title={t('overTime')} note={t('overTimeNote')} head={t('day')} bars={history} />
          </section>
        </>
      )}
      <AnnualReport scope={scope} until={typeof query.until === 'string' ? query.until : undefined} locale={locale} />
    </div>
  );
}

/** Who carries it out; before anybody was named, whom the recommendation addresses. */
async function Owners({ commitment, locale }: { commitment: Followed; locale: Locale }) {
  const t = await getTranslations('followup');
  if (commitment.owners.length > 0)
    return (
      <ul className="bare">
        {commitment.said.map(({ owner, report }) => (
          <li key={owner.id}>
            <Link href={`/directory/${owner.code}`}>
              <Localized text={owner.names} fallback="silent" />
            </Link>{' '}
            <span className="sub">
              <CommitmentStatus state={report?.status ?? 'NOT_REPORTED'} />
            </span>
          </li>
        ))}
      </ul>
    );
  return (
    <>
      {t('noOwners')}
      {commitment.addressees.length > 0 ? (
        <span className="sub">{t('addressed', { names: formatList(commitment.addressees, locale) })}</span>
      ) : null}
    </>
  );
}
