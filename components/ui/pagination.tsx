import { useTranslations } from '@/lib/i18n/words';

interface PaginationProps {
  /** "16–30 of 87", or how many are shown. */
  range?: string;
  /** Address of the rows before, with the language; missing on the first page. */
  previous?: string | undefined;
  next?: string | undefined;
  /** Rows on a page. */
  size: number;
}

/** Pages by key: the rows before and after, never "page 7", which shifts while people register. */
export function Pagination({ range, previous, next, size }: PaginationProps) {
  const t = useTranslations('common.list');
  if (!range && !previous && !next) return null;
  return (
    <nav className="pages" aria-label={t('pages')}>
      {range ? <span>{range}</span> : null}
      {previous ? (
        <a href={previous} rel="prev">
          {t('previous', { count: size })}
        </a>
      ) : null}
      {next ? (
        <a href={next} rel="next">
          {t('next', { count: size })}
        </a>
      ) : null}
    </nav>
  );
}
