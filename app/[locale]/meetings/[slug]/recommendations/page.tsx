import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { taxonomyChoices } from '@/components/recommendations/taxonomy-choices';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSelect } from '@/components/ui/filters';
import { Localized } from '@/components/ui/localized';
import { Pagination } from '@/components/ui/pagination';
import { meetingPage } from '@/lib/auth/page';
import { listGroups } from '@/lib/breakouts/queries';
import { localisedPath } from '@/lib/i18n/localised-path';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { listRecommendations, listTaxonomies } from '@/lib/recommendations/queries';
import { filtersSchema } from '@/lib/recommendations/schema';
import { states } from './states';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('recommendations'))('title') };
}

/** Every recommendation the reader may see, general ones first. */
export default async function RecommendationsPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query] = await Promise.all([params, searchParams]);
  const here = `/meetings/${slug}/recommendations`;
  const scope = await meetingPage(slug, { locale, permission: 'recommendation.read', here: `/${locale}${here}` });
  const filters = filtersSchema.parse(query);
  const [t, { rows, next, total }, taxonomies, groups] = await Promise.all([
    getTranslations('recommendations'),
    listRecommendations(scope, filters),
    listTaxonomies(scope),
    listGroups(scope),
  ]);
  const { themes } = taxonomyChoices(taxonomies, locale);
  const themeName = new Map(themes.map(({ value, label }) => [value, label]));
  const isFiltered = Boolean(filters.level ?? filters.group ?? filters.theme ?? filters.state);
  const nextQuery = new URLSearchParams(
    Object.entries({ ...filters, after: next ?? undefined }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  return (
    <>
      <Breadcrumbs items={[{ href: `/meetings/${slug}`, label: pick(scope.meeting.shortTitle, locale).text }]} />
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <Filters
        label={t('filter')}
        clear={localisedPath(here, locale)}
        isFiltered={isFiltered}
        applied={t('shown', { shown: rows.length, total })}
      >
        <FilterSelect
          name="level"
          label={t('levelLabel')}
          any={t('any')}
          value={filters.level}
          choices={(['GENERAL', 'REGIONAL'] as const).map((value) => ({ value, label: t(`level.${value}`) }))}
        />
        <FilterSelect
          name="group"
          label={t('group')}
          any={t('any')}
          value={filters.group}
          choices={groups.map(({ code, names }) => ({ value: code, label: pick(names, locale).text }))}
        />
        <FilterSelect name="theme" label={t('theme')} any={t('any')} value={filters.theme} choices={themes} />
        <FilterSelect
          name="state"
          label={t('state')}
          any={t('any')}
          value={filters.state}
          choices={states.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState
          title={t(isFiltered ? 'empty.filtered' : 'empty.title')}
          level={2}
          action={isFiltered ? undefined : <Link href={`/meetings/${slug}/groups`}>{t('empty.toGroups')}</Link>}
        >
          {isFiltered ? undefined : t('empty.text')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          hideCaption
          cards
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'symbol',
              head: t('symbol'),
              cell: ({ id, symbol }) => (
                <Link href={`${here}/${id}`}>
                  <SymbolOrDraft symbol={symbol} />
                </Link>
              ),
            },
            {
              key: 'text',
              head: t('text'),
              cell: ({ text, source }) => (
                <span className="serif">
                  <Localized text={text} source={source} />
                </span>
              ),
            },
            {
              key: 'group',
              head: t('group'),
              cell: ({ group, level }) =>
                group ? <Localized text={group.names} fallback="silent" /> : t(`level.${level}`),
            },
            {
              key: 'themes',
              head: t('theme'),
              cell: ({ themes: filed }) => filed.map((code) => themeName.get(code) ?? code).join(', '),
            },
            { key: 'state', head: t('state'), cell: ({ status }) => <RecommendationStatus status={status} /> },
          ]}
        />
      )}
      <Pagination size={50} next={next ? `${localisedPath(here, locale)}?${nextQuery}` : undefined} />
      <LiveRefresh
        meeting={slug}
        after={scope.meeting.liveSeq}
        types={['recommendation', 'decision']}
        lost={t('live.lost')}
      />
    </>
  );
}
