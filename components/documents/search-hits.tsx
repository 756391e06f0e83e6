import { Pagination } from '@/components/ui/pagination';
import { Sym } from '@/components/ui/sym';
import { endingOf } from '@/lib/core/media-types';
import { revisedSymbol } from '@/lib/documents/model/symbol';
import type { DocumentFilters } from '@/lib/documents/schema';
import { hitsPerPage, type Hit } from '@/lib/documents/search-documents';
import { Link } from '@/lib/i18n/navigation';
import { formatFileSize, languageName } from '@/lib/i18n/numbers';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = {
  found: { hits: Hit[]; total: number };
  filters: DocumentFilters;
  here: string;
  slug: string;
  locale: Locale;
};

/** The files in which words were found, each with the place where they stand, in the language of the file. */
export function SearchHits({ found: { hits, total }, filters, here, slug, locale }: Props) {
  const t = useTranslations('documents');
  const first = (filters.page - 1) * hitsPerPage;
  const pageAt = (page: number) => {
    const { q = '', kind, language } = filters;
    const query = new URLSearchParams({
      q,
      ...(kind ? { kind } : {}),
      ...(language ? { language } : {}),
      page: String(page),
    });
    return `${here}?${query.toString()}`;
  };
  return (
    <section className="sec stack" aria-labelledby="found">
      <h2 id="found">{t('search.results')}</h2>
      {hits.map(({ documentId, fileId, symbol, revision, language, title, kind, type, size, excerpt }) => (
        <article key={fileId} className="stack">
          <h3 lang={language} dir={directionOf(language)}>
            <Link href={`/meetings/${slug}/documents/${documentId}`}>
              <Sym>{revisedSymbol(symbol, revision)}</Sym> {title}
            </Link>
          </h3>
          {excerpt.length > 0 ? (
            <p className="serif" lang={language} dir={directionOf(language)}>
              …{excerpt.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))}…
            </p>
          ) : null}
          <p className="small row">
            <span className="soft">{t(`kind.${kind}`)}</span>
            <a href={`/api/meetings/${slug}/documents/${fileId}`} hrefLang={language} download>
              {t('file', {
                language: languageName(language, locale),
                type: endingOf(type).toUpperCase(),
                size: formatFileSize(size, locale),
              })}
            </a>
          </p>
        </article>
      ))}
      <Pagination
        range={t('search.range', { from: first + 1, to: first + hits.length, total })}
        previous={filters.page > 1 ? pageAt(filters.page - 1) : undefined}
        next={first + hits.length < total ? pageAt(filters.page + 1) : undefined}
        size={hitsPerPage}
      />
    </section>
  );
}
