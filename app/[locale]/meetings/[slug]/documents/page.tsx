import type { Metadata } from 'next';
import { DocumentEntry } from '@/components/documents/document-entry';
import { SearchHits } from '@/components/documents/search-hits';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSearch, Filters, FilterSelect } from '@/components/ui/filters';
import { Pagination } from '@/components/ui/pagination';
import { meetingPage } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { env } from '@/lib/core/env';
import { DocumentKind } from '@/lib/core/prisma/enums';
import { documentsOnPage, findWords, listDocuments } from '@/lib/documents/queries';
import { documentFiltersSchema } from '@/lib/documents/schema';
import { localisedPath } from '@/lib/i18n/localised-path';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import { locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The whole list in each language: what narrows it makes no other page. */
export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const [{ locale, slug }, t] = await Promise.all([params, getTranslations('documents')]);
  const address = (language: Locale) => `${env().baseUrl}${localisedPath(`/meetings/${slug}/documents`, language)}`;
  const languages = Object.fromEntries(locales.map((language) => [language, address(language)]));
  return { title: t('title'), alternates: { canonical: address(locale), languages } };
}

/** The documents of a meeting that the reader may read, by kind. */
export default async function DocumentsPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('documents')]);
  const here = `/${locale}/meetings/${slug}/documents`;
  const scope = await meetingPage(slug, { locale, permission: 'document.read', here });
  const filters = documentFiltersSchema.parse(query);
  const isFiltered = Boolean(filters.kind ?? filters.language ?? filters.q);
  const [{ documents, next, total }, found] = await Promise.all([
    filters.q ? { documents: [], next: null, total: 0 } : listDocuments(scope, filters),
    filters.q ? findWords(scope, filters) : null,
  ]);
  const kinds = Object.values(DocumentKind);
  return (
    <div className="pub stack-l">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        {documents.length > 0 ? (
          <p>
            <a href={`/api/meetings/${slug}/documents-archive`} download>
              {t('archive')}
            </a>
          </p>
        ) : null}
        {can(scope, 'document.manage') ? (
          <p>
            <Link href={`/manage/${slug}/documents`}>{t('manageLink')}</Link>
          </p>
        ) : null}
      </div>
      {documents.length > 0 || isFiltered ? (
        <Filters
          label={t('filter')}
          clear={here}
          isFiltered={isFiltered}
          applied={found ? t('search.found', { count: found.total }) : t('applied', { count: total })}
        >
          <FilterSearch name="q" label={t('search.label')} value={filters.q} />
          <FilterSelect
            name="kind"
            label={t('kindLabel')}
            any={t('any')}
            value={filters.kind}
            choices={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <FilterSelect
            name="language"
            label={t('languageLabel')}
            any={t('anyLanguage')}
            value={filters.language}
            choices={locales.map((value) => ({ value, label: languageName(value, locale) }))}
          />
        </Filters>
      ) : null}
      {found && found.total > 0 ? (
        <SearchHits found={found} filters={filters} here={here} slug={slug} locale={locale} />
      ) : null}
      {documents.length === 0 && !found?.total ? (
        <EmptyState level={2} title={t(isFiltered ? 'noMatch' : 'none')}>
          {t(isFiltered ? 'noMatchText' : 'noneText')}
        </EmptyState>
      ) : null}
      {kinds
        .map((kind) => ({ kind, listed: documents.filter((document) => document.kind === kind) }))
        .filter(({ listed }) => listed.length > 0)
        .map(({ kind, listed }) => (
          <section key={kind} className="sec stack" aria-labelledby={`kind-${kind}`}>
            <h2 id={`kind-${kind}`}>{t(`kinds.${kind}`)}</h2>
            {listed.map((document) => (
              <DocumentEntry key={document.id} document={document} meeting={scope.meeting} locale={locale} />
            ))}
          </section>
        ))}
      <Pagination
        size={documentsOnPage}
        next={next ? `${here}?${queryOf({ kind: filters.kind, language: filters.language, after: next })}` : undefined}
      />
      <LiveRefresh meeting={slug} after={scope.meeting.liveSeq} types={['document.changed']} lost={t('live.lost')} />
    </div>
  );
}

function queryOf(asked: Record<string, string | undefined>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
