import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSelect } from '@/components/ui/filters';
import { KeysetPages } from '@/components/ui/keyset-pages';
import { meetingPage } from '@/lib/auth/page';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { askedKeys } from '@/lib/representation/model';
import {
  countHeads,
  countLanguages,
  delegationsShown,
  listDoubles,
  listRepresentations,
} from '@/lib/representation/queries';
import { representationFiltersSchema } from '@/lib/representation/schema';
import { DelegationTable } from './delegation-table';
import { Doubles } from './doubles';
import { LanguageTable } from './language-table';
import { lackingOf } from './lacking';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delegations'))('delegations.title') };
}

/** Every delegation with its places, its people and what it lacks; then languages for interpretation, and who represents two parties. */
export default async function DelegationsPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t, words] = await Promise.all([
    params,
    searchParams,
    getTranslations('representation'),
    getTranslations('delegations.delegations'),
  ]);
  const here = `/${locale}/manage/${slug}/delegations`;
  const scope = await meetingPage(slug, { locale, permission: 'registration.list', here });
  const filters = representationFiltersSchema.parse(query);
  const { lacks } = filters;
  const [page, heads, languages, doubles] = await Promise.all([
    listRepresentations(scope, filters, locale),
    countHeads(scope),
    countLanguages(scope),
    listDoubles(scope),
  ]);
  const now = new Date();
  const rows = page.rows.map((line) => ({ ...line, lacking: lackingOf(line, scope.meeting, now) }));

  return (
    <>
      <div className="head">
        <h1>{words('title')}</h1>
        {page.total > 0 ? (
          <p className="soft small">
            {t('list.summary', {
              total: page.total,
              taken: page.taken,
              quota: page.quota,
              confirmed: heads.confirmed,
            })}{' '}
            {t('list.heads', heads)}
          </p>
        ) : null}
      </div>
      {page.total > 0 ? (
        <Filters
          label={t('list.filter')}
          clear={here}
          isFiltered={lacks !== undefined}
          applied={t('list.applied', { shown: page.shown, total: page.total })}
        >
          <FilterSelect
            name="lacks"
            label={t('list.lacking')}
            any={t('list.any')}
            value={lacks}
            choices={askedKeys.map((value) => ({ value, label: t(`list.by.${value}`) }))}
          />
        </Filters>
      ) : null}
      {rows.length > 0 ? (
        <>
          <DelegationTable rows={rows} slug={slug} locale={locale} />
          <KeysetPages here={here} filters={filters} next={page.next} size={delegationsShown} />
        </>
      ) : (
        <EmptyState
          level={2}
          title={page.total > 0 ? t('list.emptyFiltered') : words('empty')}
          action={
            page.total > 0 ? undefined : <Link href={`/manage/${slug}/invitations`}>{words('toInvitations')}</Link>
          }
        >
          {page.total > 0 ? undefined : words('emptyText')}
        </EmptyState>
      )}
      {heads.representations > 0 ? (
        <div className="stack-l" style={{ marginBlockStart: 'var(--s7)' }}>
          <LanguageTable totals={languages} locale={locale} />
          <Doubles doubles={doubles} slug={slug} />
        </div>
      ) : null}
    </>
  );
}
